// The words for a movement in a sentence. Only forms that say that something moved, or is higher or lower than
// something: "to increase", "will fall", "no increase" and "expected to rise" are none.
#include <algorithm>
#include <array>

#include "check/direction_words.hpp"
#include "check/sentences.hpp"

namespace scorebook {

namespace {

struct KnownWord {
  std::string_view word;
  Movement movement;
};

// Simple past and participle. "reduced" and "improved" are adjectives too, "declined" is said of performance as well:
// who uses them must look at what stands beside them.
constexpr std::array<KnownWord, 16> kVerbs = {{{"rose", Movement::up},
                                               {"risen", Movement::up},
                                               {"increased", Movement::up},
                                               {"grew", Movement::up},
                                               {"grown", Movement::up},
                                               {"climbed", Movement::up},
                                               {"fell", Movement::down},
                                               {"fallen", Movement::down},
                                               {"decreased", Movement::down},
                                               {"dropped", Movement::down},
                                               {"reduced", Movement::down},
                                               {"declined", Movement::down},
                                               {"improved", Movement::better},
                                               {"worsened", Movement::worse},
                                               {"deteriorated", Movement::worse},
                                               {"slipped", Movement::down}}};

constexpr std::array<KnownWord, 9> kNouns = {{{"increase", Movement::up},
                                              {"rise", Movement::up},
                                              {"growth", Movement::up},
                                              {"decrease", Movement::down},
                                              {"fall", Movement::down},
                                              {"drop", Movement::down},
                                              {"reduction", Movement::down},
                                              {"improvement", Movement::better},
                                              {"deterioration", Movement::worse}}};

constexpr std::array<KnownWord, 8> kComparatives = {{{"higher", Movement::up},
                                                     {"more", Movement::up},
                                                     {"lower", Movement::down},
                                                     {"fewer", Movement::down},
                                                     {"less", Movement::down},
                                                     {"better", Movement::better},
                                                     {"worse", Movement::worse},
                                                     {"smaller", Movement::down}}};

template <class Words>
const KnownWord* find_in(const Words& words, std::string_view folded) {
  const auto found =
      std::find_if(words.begin(), words.end(), [folded](const KnownWord& known) { return known.word == folded; });
  return found == words.end() ? nullptr : &*found;
}

class DirectionFinder {
 public:
  explicit DirectionFinder(Sentence& sentence) : sentence_(sentence) {}

  void find() {
    for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
      if (sentence_.tokens[at].kind != TokenKind::word) continue;
      const std::string_view text = word(at);
      if (const KnownWord* verb = find_in(kVerbs, text)) {
        add(at, at, verb->movement, true);
      } else if (const KnownWord* noun = find_in(kNouns, text)) {
        add(at, at, noun->movement, false);
      } else if (const KnownWord* comparative = find_in(kComparatives, text); comparative && word(at + 1) == "than") {
        add(at, at + 1, comparative->movement, false);
      } else if (text == "up" || text == "down") {
        take_particle(at, text == "up" ? Movement::up : Movement::down);
      }
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.tokens.size() ? std::string_view(sentence_.tokens[at].folded) : std::string_view();
  }

  // "went up", "has come down", "is up on", "down from 732", "2% up on": not "set up", "step down", "up to 45 days".
  void take_particle(std::size_t at, Movement movement) {
    constexpr std::array<std::string_view, 10> kBefore = {"went", "gone", "come", "came", "going",
                                                          "is",   "are",  "was",  "were", "been"};
    constexpr std::array<std::string_view, 4> kAfter = {"from", "on", "by", "since"};
    const std::string_view before = at == 0 ? std::string_view() : word(at - 1);
    const bool verb = std::find(kBefore.begin(), kBefore.begin() + 4, before) != kBefore.begin() + 4;
    const bool moved = std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
    const bool compared = std::find(kAfter.begin(), kAfter.end(), word(at + 1)) != kAfter.end();
    const bool starts = at == 0 || sentence_.tokens[at - 1].kind == TokenKind::mark ||
                        sentence_.tokens[at - 1].kind == TokenKind::number;
    if (verb || ((moved || starts) && (compared || (movement == Movement::down && word(at + 1) == "to"))))
      add(at, at, movement, verb);
  }

  // "No further action" is what was decided, and denies nothing.
  [[nodiscard]] bool is_name(std::size_t at) const {
    return word(at) == "no" && word(at + 1) == "further" && word(at + 2) == "action";
  }

  void add(std::size_t first, std::size_t last, Movement movement, bool verb) {
    constexpr std::size_t kWordsBefore = 4;
    for (std::size_t back = 1; back <= kWordsBefore && back <= first; ++back) {
      if (sentence_.tokens[first - back].kind == TokenKind::mark) break;
      if (takes_back(word(first - back)) && !is_name(first - back)) return;
    }
    sentence_.directions.push_back({{first, last}, movement, verb});
  }

  Sentence& sentence_;
};

}  // namespace

bool takes_back(std::string_view word) {
  constexpr std::array<std::string_view, 30> kWords = {
      "no",      "not",    "never",  "to",      "will",    "would",    "should",    "could",    "can",    "may",
      "might",   "must",   "be",     "without", "if",      "expected", "expect",    "aim",      "target", "plan",
      "planned", "likely", "cannot", "neither", "despite", "rather",   "projected", "forecast", "unless", "proposed"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

void find_direction_words(Sentence& sentence) { DirectionFinder(sentence).find(); }

}  // namespace scorebook
