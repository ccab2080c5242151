// The forms that targets and RAG rules are typed in, each with what it means: for the help and for the register's first
// sheet. What is listed is read (a test reads each); more spellings of the same are.
#pragma once

#include <string>
#include <vector>

namespace scorebook {

struct RegisterForm {
  std::string words;    // as typed
  std::string meaning;  // in a sentence
};

// Of the column target of the sheets Measures and Targets.
[[nodiscard]] const std::vector<RegisterForm>& target_forms();
// Of the column rule of the sheet Measures.
[[nodiscard]] const std::vector<RegisterForm>& rag_rule_forms();

}  // namespace scorebook
