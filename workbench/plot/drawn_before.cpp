#include "rei/plot/drawn_before.hpp"

#include <algorithm>
#include <iterator>

namespace rei::workbench {

DrawnBefore::Mark DrawnBefore::mark(const ImDrawList& list) {
    return {list.CmdBuffer.Size, list.IdxBuffer.Size, list.VtxBuffer.Size};
}

void DrawnBefore::take(const ImDrawList& list, const Mark& since) {
    vertices_.assign(list.VtxBuffer.begin() + since.vertices, list.VtxBuffer.end());
    indices_.clear();
    pieces_.clear();
    // the command that was open at the mark may have gone on
    for (int k = std::max(0, since.commands - 1); k < list.CmdBuffer.Size; ++k) {
        const ImDrawCmd& command = list.CmdBuffer[k];
        const auto end = static_cast<int>(command.IdxOffset + command.ElemCount);
        const int begin = std::max(static_cast<int>(command.IdxOffset), since.indices);
        if (begin >= end) continue;
        const ImDrawIdx* const first = list.IdxBuffer.begin() + begin;
        const auto [least, greatest] = std::minmax_element(first, first + (end - begin));
        const ImDrawIdx lowest = *least;
        pieces_.push_back({command.ClipRect, indices_.size(), static_cast<std::size_t>(end - begin),
                           command.VtxOffset + lowest - static_cast<std::size_t>(since.vertices),
                           static_cast<std::size_t>(*greatest - lowest) + 1});
        std::transform(first, first + (end - begin), std::back_inserter(indices_),
                       [lowest](ImDrawIdx index) { return static_cast<ImDrawIdx>(index - lowest); });
    }
}

void DrawnBefore::put(ImDrawList& list) const {
    for (const Piece& piece : pieces_) {
        list.PushClipRect({piece.clip.x, piece.clip.y}, {piece.clip.z, piece.clip.w});
        list.PrimReserve(static_cast<int>(piece.indices), static_cast<int>(piece.vertices));
        const auto base = list._VtxCurrentIdx;
        const auto first_index = indices_.begin() + static_cast<std::ptrdiff_t>(piece.first_index);
        std::transform(first_index, first_index + static_cast<std::ptrdiff_t>(piece.indices),
                       list._IdxWritePtr,
                       [base](ImDrawIdx index) { return static_cast<ImDrawIdx>(base + index); });
        std::copy_n(vertices_.begin() + static_cast<std::ptrdiff_t>(piece.first_vertex), piece.vertices,
                    list._VtxWritePtr);
        list._VtxWritePtr += piece.vertices;
        list._IdxWritePtr += piece.indices;
        list._VtxCurrentIdx += static_cast<unsigned>(piece.vertices);
        list.PopClipRect();
    }
}

}  // namespace rei::workbench
