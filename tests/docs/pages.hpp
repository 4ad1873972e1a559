// The pages of docs/ that are written from the engine's own tables.
#pragma once

void print_parameters_page();
void print_metrics_page();
void print_diagnosis_page();
