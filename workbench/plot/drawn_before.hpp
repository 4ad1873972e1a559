// A drawing that is put onto a draw list again while nothing that it shows has changed: copying vertices
// costs a tenth of making lines of them.
#pragma once

#include <cstddef>
#include <vector>

#include <imgui.h>

namespace rei::workbench {

class DrawnBefore {
  public:
    /// Where a draw list stands.
    struct Mark {
        int commands = 0, indices = 0, vertices = 0;
    };
    [[nodiscard]] static Mark mark(const ImDrawList& list);

    /// Remember what was drawn onto the list since the mark, with its clipping. Callbacks are not remembered.
    void take(const ImDrawList& list, const Mark& since);
    /// Draw it again, at the same place of the screen. The texture is the list's own.
    void put(ImDrawList& list) const;
    [[nodiscard]] std::size_t vertices() const { return vertices_.size(); }

  private:
    /// What is drawn under one clip rectangle.
    struct Piece {
        ImVec4 clip;
        std::size_t first_index = 0, indices = 0;
        std::size_t first_vertex = 0, vertices = 0;
    };
    std::vector<ImDrawVert> vertices_;
    std::vector<ImDrawIdx> indices_;  ///< of the vertices of its piece
    std::vector<Piece> pieces_;
};

}  // namespace rei::workbench
