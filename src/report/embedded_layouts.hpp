// The layouts of templates/, put into the library when it is built, so that a name works wherever the program runs.
#pragma once

#include <string_view>
#include <vector>

namespace scorebook {

struct EmbeddedLayout {
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] const std::vector<EmbeddedLayout>& embedded_layouts();

}  // namespace scorebook
