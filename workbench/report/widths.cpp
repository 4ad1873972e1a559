#include "rei/report/widths.hpp"

#include "rei/text/width.hpp"

namespace rei::workbench {

double text_px(std::string_view text, double font_px) {
    constexpr double kCell = 0.56;  // of the font's size
    return kCell * font_px * static_cast<double>(width_in_cells(text));
}

std::optional<const char*> class_that_fits(double wide_px, double share) {
    for (const PageWidth& width : kPageWidths) {
        if (wide_px <= share * width.picture_px) return width.from_class;
    }
    return std::nullopt;
}

}  // namespace rei::workbench
