// The words for how a measure is counted, judged and compared: those that the register takes, and that outputs use.
#include "scorebook/measure.hpp"
#include "text/name_table.hpp"

namespace scorebook {
namespace {

constexpr NameTable<YearToDateRule, 9> kYearToDateRules = {{
    {YearToDateRule::not_stated, "not stated"},
    {YearToDateRule::sum, "sum"},
    {YearToDateRule::ratio_of_sums, "ratio of sums"},
    {YearToDateRule::last, "last"},
    {YearToDateRule::rolling_12_months, "rolling 12 months"},
    {YearToDateRule::average, "average"},
    {YearToDateRule::cumulative, "cumulative"},
    {YearToDateRule::given, "given"},
    {YearToDateRule::none, "none"},
}};

constexpr NameTable<Frequency, 6> kFrequencies = {{
    {Frequency::monthly, "Monthly"},
    {Frequency::quarterly, "Quarterly"},
    {Frequency::termly, "Termly"},
    {Frequency::six_monthly, "6 monthly"},
    {Frequency::annual, "Annual"},
    {Frequency::other, "Other"},
}};

// Words of each, the most frequent first: "Quarterly/ Annual" is reported quarterly.
constexpr NameTable<Frequency, 19> kFrequencyWords = {{
    {Frequency::six_monthly, "6 monthly"},      {Frequency::six_monthly, "six monthly"},
    {Frequency::six_monthly, "6 months"},       {Frequency::six_monthly, "six months"},
    {Frequency::six_monthly, "half yearly"},    {Frequency::six_monthly, "twice a year"},
    {Frequency::six_monthly, "twice yearly"},   {Frequency::six_monthly, "biannual"},
    {Frequency::quarterly, "every quarter"},    {Frequency::quarterly, "quarterly"},
    {Frequency::termly, "termly"},              {Frequency::termly, "every term"},
    {Frequency::monthly, "monthly"},            {Frequency::monthly, "every month"},
    {Frequency::annual, "annual"},              {Frequency::annual, "annually"},
    {Frequency::annual, "yearly"},              {Frequency::annual, "every year"},
    {Frequency::annual, "once a year"},
}};

constexpr NameTable<ReportingBasis, 4> kReportingBases = {{
    {ReportingBasis::in_period, "in period"},
    {ReportingBasis::cumulative, "cumulative"},
    {ReportingBasis::rolling_12_months, "rolling 12 months"},
    {ReportingBasis::snapshot, "snapshot"},
}};

constexpr NameTable<RagBasis, 5> kRagBases = {{
    {RagBasis::period, "month"},
    {RagBasis::year_to_date, "ytd"},
    {RagBasis::both, "both"},
    {RagBasis::period, "period"},
    {RagBasis::year_to_date, "year to date"},
}};

constexpr NameTable<DirectionBasis, 9> kDirectionBases = {{
    {DirectionBasis::previous_period, "previous period"},
    {DirectionBasis::previous_quarter, "previous quarter"},
    {DirectionBasis::same_period_last_year, "same period last year"},
    {DirectionBasis::previous_year, "previous year"},
    {DirectionBasis::baseline, "baseline"},
    {DirectionBasis::previous_wave, "previous wave"},
    {DirectionBasis::none, "none"},
    {DirectionBasis::previous_period, "previous month"},
    {DirectionBasis::same_period_last_year, "same month last year"},
}};

}  // namespace

std::string_view year_to_date_rule_name(YearToDateRule rule) { return name_in(kYearToDateRules, rule); }
std::optional<YearToDateRule> parse_year_to_date_rule(std::string_view text) {
  return is_blank(text) ? YearToDateRule::not_stated : value_in(kYearToDateRules, text);
}

std::string_view frequency_name(Frequency frequency) { return name_in(kFrequencies, frequency); }

Frequency parse_frequency(std::string_view text) {
  std::string words = folded(text);
  std::replace(words.begin(), words.end(), '-', ' ');
  // "6 monthly" and "half yearly" hold "monthly" and "yearly": they are looked for first, and taken out.
  for (const auto& [frequency, word] : kFrequencyWords) {
    const std::size_t at = find_folded_word(words, word);
    if (at == std::string_view::npos) continue;
    if (frequency != Frequency::six_monthly) continue;
    words.erase(at, word.size());
    const Frequency rest = parse_frequency(words);
    return rest == Frequency::monthly || rest == Frequency::quarterly || rest == Frequency::termly ? rest
                                                                                                   : frequency;
  }
  constexpr std::array kMostFrequentFirst = {Frequency::monthly, Frequency::quarterly, Frequency::termly,
                                             Frequency::annual};
  // "bi-monthly" and "every two years" are none of these.
  constexpr std::array<std::string_view, 7> kOther = {"bi monthly", "bimonthly",    "bi annual", "biennial",
                                                      "2 years",    "two years", "two months"};
  for (const std::string_view word : kOther) {
    if (find_folded_word(words, word) != std::string_view::npos) return Frequency::other;
  }
  for (const Frequency frequency : kMostFrequentFirst) {
    for (const auto& entry : kFrequencyWords) {
      if (entry.first == frequency && find_folded_word(words, entry.second) != std::string_view::npos) return frequency;
    }
  }
  return says_frequency(text) || words == "other" ? Frequency::other : Frequency::not_stated;
}

std::string_view reporting_basis_name(ReportingBasis basis) { return name_in(kReportingBases, basis); }
std::optional<ReportingBasis> parse_reporting_basis(std::string_view text) { return value_in(kReportingBases, text); }

std::string_view rag_basis_name(RagBasis basis) { return name_in(kRagBases, basis); }
std::optional<RagBasis> parse_rag_basis(std::string_view text) { return value_in(kRagBases, text); }

std::string_view direction_basis_name(DirectionBasis basis) { return name_in(kDirectionBases, basis); }
std::optional<DirectionBasis> parse_direction_basis(std::string_view text) { return value_in(kDirectionBases, text); }

std::vector<std::string> year_to_date_rule_names() { return names_in(kYearToDateRules); }
std::vector<std::string> frequency_names() { return names_in(kFrequencies); }
std::vector<std::string> reporting_basis_names() { return names_in(kReportingBases); }
std::vector<std::string> rag_basis_names() { return names_in(kRagBases); }
std::vector<std::string> direction_basis_names() { return names_in(kDirectionBases); }

}  // namespace scorebook
