#ifndef HANCHOT_CLIBYAML_SHIM_H
#define HANCHOT_CLIBYAML_SHIM_H
#include <yaml.h>
#endif
