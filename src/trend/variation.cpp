#include "trend/variation.hpp"

namespace scorebook {

Variation variation_of(Side side, Polarity polarity) {
  if (side == Side::neither) return Variation::ordinary;
  const bool high = side == Side::high;
  if (polarity == Polarity::high) return high ? Variation::improvement : Variation::concern;
  if (polarity == Polarity::low) return high ? Variation::concern : Variation::improvement;
  return high ? Variation::high : Variation::low;
}

std::string_view special_cause_name(SpecialCause cause) {
  switch (cause) {
    case SpecialCause::none:
      return "none";
    case SpecialCause::outside:
      return "outside";
    case SpecialCause::trend:
      return "trend";
    case SpecialCause::two_in_three:
      return "two in three";
    case SpecialCause::shift:
      return "shift";
  }
  return "";
}

std::string_view variation_name(Variation variation) {
  switch (variation) {
    case Variation::ordinary:
      return "ordinary";
    case Variation::improvement:
      return "improvement";
    case Variation::concern:
      return "concern";
    case Variation::high:
      return "high";
    case Variation::low:
      return "low";
  }
  return "";
}

std::string_view assurance_name(Assurance assurance) {
  switch (assurance) {
    case Assurance::consistently_failing:
      return "consistently failing";
    case Assurance::consistently_passing:
      return "consistently passing";
    case Assurance::hit_and_miss:
      return "hit and miss";
  }
  return "";
}

}  // namespace scorebook
