# The libraries for the WebAssembly module, built from Debian's source packages (sources.sh), under the names that the
# native libraries have. Those that are headers only are taken from the machine's own packages.
enable_language(C)
set(sources ${PROJECT_BINARY_DIR}/library-sources)
execute_process(COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/sources.sh ${sources} expat zlib libdeflate fmtlib libxlsxwriter mbedtls
    7zip
  COMMAND_ERROR_IS_FATAL ANY)

# The folder of the machine's headers as a whole would bring those of its own C library.
set(headers ${PROJECT_BINARY_DIR}/library-headers)
file(MAKE_DIRECTORY ${headers})
foreach(folder nlohmann fast_float toml++ boost)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "The headers of ${folder} are missing: run samples/setup.sh wasm")
  endif()
  file(CREATE_LINK /usr/include/${folder} ${headers}/${folder} SYMBOLIC)
endforeach()

function(wasm_library name)
  cmake_parse_arguments(WASM "" "" "SOURCES;INCLUDES;DEFINES;LINKS" ${ARGN})
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${WASM_SOURCES})
  target_include_directories(${name} SYSTEM PUBLIC ${WASM_INCLUDES})
  target_compile_definitions(${name} PRIVATE ${WASM_DEFINES})
  target_compile_options(${name} PRIVATE -w)
  target_link_libraries(${name} PUBLIC ${WASM_LINKS})
endfunction()

file(WRITE ${headers}/expat_config.h
  "#define XML_NS 1\n#define XML_DTD 1\n#define XML_CONTEXT_BYTES 1024\n#define BYTEORDER 1234\n#define XML_DEV_URANDOM 1\n")
wasm_library(wasm_expat
  SOURCES ${sources}/expat/expat/lib/xmlparse.c ${sources}/expat/expat/lib/xmlrole.c ${sources}/expat/expat/lib/xmltok.c
  INCLUDES ${sources}/expat/expat/lib ${headers} DEFINES HAVE_EXPAT_CONFIG_H XML_STATIC)

set(zlib_files adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
list(TRANSFORM zlib_files REPLACE "(.+)" "${sources}/zlib/\\1.c")
wasm_library(wasm_zlib SOURCES ${zlib_files} INCLUDES ${sources}/zlib)

set(deflate_files adler32 crc32 deflate_compress deflate_decompress gzip_decompress utils zlib_decompress arm/cpu_features
  x86/cpu_features)
list(TRANSFORM deflate_files REPLACE "(.+)" "${sources}/libdeflate/lib/\\1.c")
wasm_library(wasm_deflate SOURCES ${deflate_files} INCLUDES ${sources}/libdeflate)

wasm_library(wasm_fmt SOURCES ${sources}/fmtlib/src/format.cc INCLUDES ${sources}/fmtlib/include)

file(GLOB xlsxwriter_files ${sources}/libxlsxwriter/src/*.c)
wasm_library(wasm_xlsxwriter
  SOURCES ${xlsxwriter_files} ${sources}/libxlsxwriter/third_party/minizip/ioapi.c
    ${sources}/libxlsxwriter/third_party/minizip/zip.c ${sources}/libxlsxwriter/third_party/md5/md5.c
    ${sources}/libxlsxwriter/third_party/tmpfileplus/tmpfileplus.c
  INCLUDES ${sources}/libxlsxwriter/include DEFINES NOCRYPT NOUNCRYPT USE_FILE32API LINKS wasm_zlib)

file(GLOB mbedcrypto_files ${sources}/mbedtls/library/*.c)
list(FILTER mbedcrypto_files EXCLUDE REGEX "/(ssl_|x509|net_sockets|timing|debug|certs|mps_)")
wasm_library(wasm_mbedcrypto SOURCES ${mbedcrypto_files} INCLUDES ${sources}/mbedtls/include)

wasm_library(wasm_lzma SOURCES ${sources}/7zip/C/LzmaDec.c INCLUDES ${sources}/7zip/C)

add_library(wasm_headers INTERFACE)
target_include_directories(wasm_headers SYSTEM INTERFACE ${headers})
add_library(wasm_threads INTERFACE)  # there is one only
add_library(Threads::Threads ALIAS wasm_threads)
add_library(Boost::headers ALIAS wasm_headers)
add_library(nlohmann_json::nlohmann_json ALIAS wasm_headers)
add_library(FastFloat::fast_float ALIAS wasm_headers)
add_library(PkgConfig::TOMLPLUSPLUS ALIAS wasm_headers)
add_library(PkgConfig::EXPAT ALIAS wasm_expat)
add_library(PkgConfig::LIBDEFLATE ALIAS wasm_deflate)
add_library(PkgConfig::XLSXWRITER ALIAS wasm_xlsxwriter)
add_library(ZLIB::ZLIB ALIAS wasm_zlib)
add_library(fmt::fmt ALIAS wasm_fmt)
add_library(scorebook_mbedcrypto ALIAS wasm_mbedcrypto)
