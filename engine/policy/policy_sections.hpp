// The parts of a policy file, each read by a function of its own.
#pragma once

#include "checked_reader.hpp"

#include "rei/policy/policy.hpp"

namespace rei {

/// `engine` and `regions`; `emotions` must have been read.
void read_engine(CheckedReader& reader, const Located& root, Policy& policy);
void read_regions(CheckedReader& reader, const Located& root, Policy& policy);
/// `sentiment_keywords` with `sentiment_weights`, and `transitions`.
void read_classes(CheckedReader& reader, const Located& root, Policy& policy);
void read_transitions(CheckedReader& reader, const Located& root, Policy& policy);
/// `engine.fsm.transitions`; emotions, classes and transitions must have been read.
void read_fsm(CheckedReader& reader, const Located& root, Policy& policy);
/// `voice_map`, `vts_parameters` and `prompt_prefs`.
void read_expression(CheckedReader& reader, const Located& root, Policy& policy);

}  // namespace rei
