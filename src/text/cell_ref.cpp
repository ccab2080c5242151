#include <scorebook/cell_ref.hpp>
