#include "biff/default_password.hpp"

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"
#include "biff/xls.hpp"

using namespace scorebook;

namespace {

// Streams with the cells A1 98.4 and A2 n/a, encrypted with Excel's own password by another program (Python's hashlib):
// 40 bits as since Excel 97, and by way of the Windows interface with 40 and with 128 bits.
constexpr std::string_view kSimple =
    "09081000000605000000000000000000000000002f0036000100010001000102030405060708090a0b0c0d0e0f10c2242282"
    "19c3c19e61c5bc64e1273fa00568b4afe2f3a0cd10c339772527906ce00014006f4f06dc0fb40146151edeed6bc9702944ee"
    "b1f285000c007a000000408e25ea78072c030a000000090810000006100000000000000000000000000003020e0010277a49"
    "1544dcc36d55ba15545b04020c001653d89ce357b4fdc308967d0a000000";
constexpr std::string_view kWindows40 =
    "09081000000605000000000000000000000000002f006e000100020002000400000024000000040000000000000001680000"
    "048000002800000001000000000000000000000058000000100000000102030405060708090a0b0c0d0e0f108998102026d1"
    "2d606a9037c05433dde614000000f435a2e7ff227dcc1b023e479973dfac1e6b47a4e0001400b52025cf95acaf0a10770ef6"
    "2316f1371265f7cf85000c00b2000000129af647e62b15570a00000009081000000610000000000000000000000000000302"
    "0e00b6e34a0ae9f7da80352561be226004020c008d19d8f4ef51b271f8b49a580a000000";
constexpr std::string_view kWindows128 =
    "09081000000605000000000000000000000000002f006e000100020002000400000024000000040000000000000001680000"
    "048000008000000001000000000000000000000058000000100000000102030405060708090a0b0c0d0e0f1003fd464e7f9e"
    "e13ae528729e506fd28314000000e7327ce08ac89d2c8a7420c7605366ac204b63f0e000140058f7f905c66600678f272520"
    "ce53a8c922587cff85000c00b200000059bb22c42244314b0a00000009081000000610000000000000000000000000000302"
    "0e00810b4afa63ba8ca9c269e60fa74804020c006c63ac0455ce92185ce4f0020a000000";

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

}  // namespace

TEST_CASE("default password: a workbook whose structure is protected is read") {
  for (const std::string_view stream : {kSimple, kWindows40, kWindows128}) {
    const auto read = read_xls(CompoundForTest{{{"Workbook", from_hex(stream)}}}.bytes(), "test.xls");
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
    CHECK(cells_in_words(read.value()) == "A1 number 98.4\nA2 text n/a");
    CHECK(read.value().sheets[0].name->sheet == "Data");
  }
}

TEST_CASE("default password: with any other password the workbook is refused") {
  for (const std::string_view stream : {kSimple, kWindows40, kWindows128}) {
    std::string changed = from_hex(stream);
    const std::size_t salt = changed.find("\x01\x02\x03\x04\x05\x06\x07\x08");
    REQUIRE(salt != std::string::npos);
    changed[salt] = '!';
    const auto read = read_xls(CompoundForTest{{{"Workbook", changed}}}.bytes(), "test.xls");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::encrypted);
  }
}

TEST_CASE("default password: whatever the record says, nothing outside it is read") {
  for (const std::string_view stream : {kSimple, kWindows128}) {
    const std::string original = from_hex(stream);
    for (std::size_t at = 20; at < 180; ++at) {
      std::string changed = original;
      changed[at] = '\xFF';
      const auto read = read_xls(bytes_of(changed), "test.xls");
      if (!read) CHECK_FALSE(read.error().what.empty());
    }
    CHECK_FALSE(without_default_password(bytes_of(original.substr(0, 40))));
  }
}
