// Lanes that are drawn as in the frame before look as if they were drawn anew, whatever happened in between.
#include <functional>

#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

/// All vertices of a frame, in the order in which their triangles are drawn, with the clipping.
std::string picture(Desk& desk) {
    desk.frame();
    std::string bytes;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int k = 0; k < data.CmdListsCount; ++k) {
        const ImDrawList& list = *data.CmdLists[k];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            for (unsigned at = 0; at < command.ElemCount; ++at) {
                const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
                const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                bytes.append(reinterpret_cast<const char*>(&vertex), sizeof vertex);
                bytes.append(reinterpret_cast<const char*>(&command.ClipRect), sizeof command.ClipRect);
            }
        }
    }
    return bytes;
}

void expect_no_memory_shows(Desk& desk, const std::string& after) {
    desk.frames(3);
    const std::string remembered = picture(desk);
    EXPECT_TRUE(desk.ui.timeline.lanes.drawing) << after << ": this frame was to be drawn from memory";
    desk.ui.timeline.lanes.key.reset();
    desk.ui.timeline.lines.key = {};
    EXPECT_TRUE(picture(desk) == remembered) << after;
    desk.frames(2);  // remembered again, for what comes next
}

TEST(RememberedLanes, LookAsIfDrawnAnewAfterEveryCommandThatChangesThem) {
    Desk desk;
    const std::pair<const char*, Commands> steps[] = {
        {"nothing", {}},
        {"seek", {Seek{19}}},
        {"drag", {BeginEdit{"drag"}, SetParameter{"engine.half_life_sec.valence", 4}}},
        {"commit", {CommitEdit{}}},
        {"pin", {Invoke{CommandId::pin_a}}},
        {"edit", {SetParameter{"engine.half_life_sec.valence", 30}}},
        {"pin the other", {Invoke{CommandId::pin_b}}},
        {"no ghost", {Invoke{CommandId::show_ghost}}},
        {"no pins", {Invoke{CommandId::show_pinned}}},
        {"zoom", {ShowTimeRange{{10, 50}}}},
        {"fit values", {Invoke{CommandId::fit_values}}},
        {"values", {ShowValueRange{0, Interval{-0.5, 0.5}}}},
        {"kalman", {SetVariant{Variant::kalman}}},
        {"smoothed", {Invoke{CommandId::show_smoothed}}},
        {"innovation", {Invoke{CommandId::show_innovation}}},
        {"no posterior", {Invoke{CommandId::show_posterior}}},
        {"hmm", {ShowVariant{Variant::hmm, true}}},
        {"no variants", {Invoke{CommandId::show_variants}}},
        {"light", {Invoke{CommandId::light}}},
        {"korean", {Invoke{CommandId::korean}}},
        {"drawer", {Invoke{CommandId::show_compare}}},
        {"no affinity", {Invoke{CommandId::show_affinity}}},
        {"border", {SetParameter{"regions[0].valence[0]", 0.3}}},
        {"undo", {Invoke{CommandId::undo}}},
        {"nominal", {Invoke{CommandId::take_as_nominal}}},
        {"another scenario", {OpenFile{test::source_file("scenarios/one-evening.yaml")}}},
    };
    for (const auto& [name, commands] : steps) {
        carry_out(desk.bench, commands);
        expect_no_memory_shows(desk, name);
    }
}

TEST(RememberedLanes, AreNotMadeWhileEveryFrameIsAnother) {
    Desk desk;
    desk.frames(3);
    carry_out(desk.bench, BeginEdit{"drag"});
    for (const double value : {4.0, 5.0, 6.0}) {
        carry_out(desk.bench, SetParameter{"engine.half_life_sec.valence", value});
        desk.frame();
        EXPECT_FALSE(desk.ui.timeline.lanes.drawing);
    }
}

}  // namespace
}  // namespace rei::workbench
