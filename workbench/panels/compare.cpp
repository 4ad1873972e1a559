#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

void compare_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::compare, out);
    empty_state(ui.theme, "Nothing yet", "");
    end_pane();
}

}  // namespace rei::workbench
