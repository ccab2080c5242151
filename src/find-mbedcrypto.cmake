# Mbed TLS's crypto library, which Debian ships without a pkg-config file, as the target scorebook_mbedcrypto.
if(NOT TARGET scorebook_mbedcrypto)
  find_path(MBEDTLS_INCLUDE_DIR mbedtls/md.h REQUIRED)
  find_library(MBEDCRYPTO_LIBRARY mbedcrypto REQUIRED)
  add_library(scorebook_mbedcrypto UNKNOWN IMPORTED)
  set_target_properties(scorebook_mbedcrypto PROPERTIES IMPORTED_LOCATION "${MBEDCRYPTO_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${MBEDTLS_INCLUDE_DIR}")
endif()
