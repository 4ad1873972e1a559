// The window without a screen: what a person waits for when a slider moves, up to the frame ready to be
// drawn.
#include "inputs.hpp"
#include <benchmark/benchmark.h>
#include <imgui.h>

#include "rei/model/variants.hpp"
#include "rei/panels/panels.hpp"
#include "rei/platform/fonts.hpp"

namespace rei::bench {
namespace {

using namespace rei::workbench;

/// ImGui with fonts, for a window of 1600 × 900 that nobody sees.
class Screen {
  public:
    Screen() {
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600, 900};
        io.DeltaTime = 1.0F / 60;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        Phrase problem;
        const Fonts fonts = build_fonts(*io.Fonts, 1, "", problem);
        ui.theme = make_theme({fonts.body, fonts.small, fonts.bold, fonts.title}, 1, Look::dark);
    }
    ~Screen() { ImGui::DestroyContext(context_); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void frame(Workbench& bench) {
        ImGui::NewFrame();
        Commands commands;
        draw_window(bench, ui, commands);
        ImGui::Render();
        carry_out(bench, commands);
    }

    Ui ui;

  private:
    ImGuiContext* context_;
};

enum class Length : std::uint8_t { hour, day };

/// The one-hour stream, or a message every six seconds for 24 hours, with all variants in the timeline and
/// `main` as the main one.
bool open_all(Workbench& bench, Variant main, Length length) {
    if (!is_available(main)) return false;
    if (length == Length::hour) {
        if (!bench.session.open_scenario(inputs().scenario_path).empty()) return false;
    } else {
        constexpr std::size_t kTurnsADay = 14'400;
        bench.session.restore("a day", {inputs().policy, true, inputs().policy.policy,
                                        ScenarioFile{"", "", long_conversation(kTurnsADay)}, false});
    }
    for (const Variant variant : available_variants()) bench.session.show_variant(variant, true);
    bench.session.set_variant(main);
    bench.fit_to_scenario(false);
    return true;
}

/// A number that every variant reads moves on the one-hour stream: all variants replayed and judged, and the
/// next frame built. Limit: 16 ms.
void slide_and_build_a_frame(benchmark::State& state, Variant main) {
    Workbench bench(inputs().policy);
    Screen screen;
    if (!open_all(bench, main, Length::hour)) {
        state.SkipWithError("not to be opened");
        return;
    }
    bench.session.begin_edit("bench");
    double value = 0.2;
    for (auto _ : state) {
        value = value == 0.2 ? 0.3 : 0.2;
        benchmark::DoNotOptimize(bench.session.apply({"engine.stimulus_gain.valence", value}));
        screen.frame(bench);
    }
    state.counters["variants"] = static_cast<double>(bench.session.runs().size());
}
BENCHMARK_CAPTURE(slide_and_build_a_frame, continuous, Variant::continuous)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(slide_and_build_a_frame, kalman, Variant::kalman)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(slide_and_build_a_frame, hmm, Variant::hmm)->Unit(benchmark::kMillisecond);

/// The frame alone, as while playing. Limits: 2 ms with the hour, 4 ms with the day.
void build_a_frame(benchmark::State& state, Variant main, Length length) {
    Workbench bench(inputs().policy);
    Screen screen;
    if (!open_all(bench, main, length)) {
        state.SkipWithError("not to be opened");
        return;
    }
    for (auto _ : state) screen.frame(bench);
}
BENCHMARK_CAPTURE(build_a_frame, continuous, Variant::continuous, Length::hour)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build_a_frame, kalman, Variant::kalman, Length::hour)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build_a_frame, hmm, Variant::hmm, Length::hour)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build_a_frame, continuous_day, Variant::continuous, Length::day)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build_a_frame, kalman_day, Variant::kalman, Length::day)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build_a_frame, hmm_day, Variant::hmm, Length::day)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench
