// The fast path: a part in the common form of XML, handed to the same XmlHandler as expat would hand it, several times
// faster. It knows only what programs write every day and never says what is wrong with a part: at the first thing that
// it does not know, finds malformed, or that the handler refuses, it gives up, and the part is read again from its
// beginning by expat (read_xml), which alone decides whether it is refused, and in which words. So expat is not only
// the way out but the measure of the fast path: whatever the fast path reads to the end, expat reads to the same end
// (tests/fuzz/fast_path_fuzz.cpp holds it to that).
//
// Done here: UTF-8 with or without its mark, looked at byte for byte; tags with attributes in either kind of quotes and
// any order; empty elements in both forms; the five entities and character references; CDATA; comments; line ends made
// one; namespaces, as far as knowing which prefixes are declared and which elements are the part's own; depth.
//
// Given up: a DOCTYPE, processing instructions, other encodings; the part's own elements under a prefix, another
// default namespace inside, mc:AlternateContent where the handler would look into it; names that are not ASCII; a tag
// or comment longer than the window; and everything that is not well-formed.
//
// How: blocks are inflated straight into a window; a token that the window cuts off is moved to its front and taken
// again with the next block. The window ends in a NUL (plain_text.hpp), so that no scan leaves it. At every tag the
// handler may take whole elements itself (XmlHandler::take_plain): the sheet's handler takes the commonest cells with
// plain_cell.hpp, which is where the time goes in a large sheet.
#pragma once

#include <cstddef>

#include "ooxml/inflate.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {

// False: given up, and `handler` may have heard part of it; both are of no further use. True: the part was read to its
// end and found whole, and `handler` has refused nothing. Tests choose a window so small that it cuts tokens off.
[[nodiscard]] bool read_plain_xml(PartStream& part, XmlHandler& handler, std::size_t window = kWindowBytes);

}  // namespace scorebook
