// Unpacks what xz --format=lzma packed: the module inside the stand-alone page, which it makes a quarter smaller than
// what a browser can unpack by itself.
#include <stdlib.h>

#include "LzmaDec.h"

static void* take(ISzAllocPtr memory, size_t size) {
  (void)memory;
  return malloc(size);
}

static void give_back(ISzAllocPtr memory, void* address) {
  (void)memory;
  free(address);
}

static const ISzAlloc kMemory = {take, give_back};
enum { kHeader = 13 };  // five bytes of properties, eight of a length

// packed: `length` bytes; unpacked: room for exactly `size`. 1 where they are what was packed, 0 otherwise.
int unpack(const unsigned char* packed, size_t length, unsigned char* unpacked, size_t size) {
  if (length < kHeader) return 0;
  SizeT written = size;
  SizeT read = length - kHeader;
  ELzmaStatus status;
  const SRes result = LzmaDecode(unpacked, &written, packed + kHeader, &read, packed, LZMA_PROPS_SIZE, LZMA_FINISH_END,
                                 &status, &kMemory);
  return result == SZ_OK && written == size;
}
