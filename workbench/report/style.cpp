#include "rei/report/style.hpp"

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/plot/colours.hpp"
#include "rei/report/widths.hpp"

namespace rei::workbench {

namespace {

constexpr const char* kSheet = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0 auto;padding:28px 16px 40px;max-width:1080px;background:var(--background);color:var(--ink);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere;word-break:keep-all}
h1{font-size:26px;line-height:1.2;font-weight:650;letter-spacing:-.01em;margin:0 0 18px}
h2{font-size:19px;line-height:1.3;font-weight:650;margin:0 0 4px}
h3{font-size:12px;font-weight:650;letter-spacing:.04em;text-transform:uppercase;color:var(--ink_dim);margin:22px 0 6px}
p{margin:0 0 6px}
a{color:inherit;text-decoration:none}
b{font-weight:620}
.card{background:var(--pane);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:0 0 18px}
.what{color:var(--ink_dim);max-width:68em}
.facts,.dim{color:var(--ink_faint)}
.facts{font-size:13px}
.nothing{color:var(--ink_faint);font-size:14px}
.ok{color:var(--good)}
.no{color:var(--bad)}
.warn{color:var(--warn)}
.stopped{color:var(--bad);margin-bottom:14px}
.badge{font-size:13px;font-weight:620;margin-left:6px;vertical-align:1px}
.tag{font-weight:620}
.chip{display:inline-block;font-size:12px;line-height:18px;padding:0 8px;border-radius:9px;color:var(--on_accent);
background:var(--c);unicode-bidi:isolate}
.chip[class*="m"]{margin:1px 0}
.chips{margin-top:8px}
.headline{font-size:17px;margin:0 0 8px}
.headline b{font-size:34px;line-height:1.1;font-weight:680;letter-spacing:-.02em;margin-right:4px}
.tally{display:block;width:100%;border-radius:3px;margin:0 0 8px}
.tally .ok{fill:var(--good)}
.tally .no{fill:var(--bad)}
.contents{list-style:none;margin:12px 0 0;padding:0}
.contents li{border-top:1px solid var(--line)}
.contents a{display:grid;grid-template-columns:minmax(0,1fr) auto auto;grid-template-areas:"name held count" "moods moods moods";
gap:3px 12px;align-items:center;padding:7px 4px}
.contents a:hover,.contents a:focus-visible{background:var(--sunken)}
.contents .name{grid-area:name;font-weight:560}
.contents .moods{grid-area:moods;line-height:0}
.contents .held-count{grid-area:held;text-align:right;white-space:nowrap}
.contents .count{grid-area:count;min-width:5.6em;text-align:right;font-size:13px;white-space:nowrap}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;margin:0 4px 12px;padding:0;font-size:12.5px;color:var(--ink_dim)}
.key{display:inline-block;width:18px;height:9px;margin-right:6px;border-radius:1px}
.k-said{background:linear-gradient(var(--ink),var(--ink)) center/1.5px 100% no-repeat;height:11px;vertical-align:-1px}
.k-held{background:repeating-linear-gradient(135deg,var(--ink_faint) 0 1.4px,transparent 1.4px 4px)}
.k-border{height:0;border-top:1.5px dotted var(--ink_faint);vertical-align:4px}
.k-ok{background:var(--good);opacity:.55}
.k-no{background:var(--bad);opacity:.7}
.k-finding{background:var(--warn);opacity:.75}
.k-ghost{height:0;border-top:2px solid var(--ghost);vertical-align:4px}
figure{margin:16px 0 0}
.plot{display:flex}
.gutter{flex:none}
.lanes{flex:1;min-width:0;width:100%;overflow:visible}
.plot text{font-size:11px;fill:var(--ink_dim)}
.plot .tick{text-anchor:end;fill:var(--ink_faint);font-size:10px}
.bed{fill:var(--sunken)}
.strip{width:100%}
.strip rect{fill:var(--c);fill-opacity:var(--o,1)}
.mini,.shares{display:block;border-radius:2px}
.tint{opacity:.13;pointer-events:none}
.held rect{fill-opacity:.9}
pattern path{stroke:var(--i);stroke-width:2.4}
.plot text.mood{text-anchor:middle;fill:var(--on,var(--on_accent));pointer-events:none}
.grid line{stroke:var(--line);stroke-width:1;opacity:.8}
.grid text{font-size:10px;fill:var(--ink_faint)}
.grid .mid{text-anchor:middle}
.grid .end{text-anchor:end}
.zero{stroke:var(--line_strong);stroke-width:1}
.border{stroke:var(--i);stroke-width:1;stroke-dasharray:1 3;opacity:.85}
.lines path{fill:none;vector-effect:non-scaling-stroke;stroke-linejoin:round;pointer-events:none}
.lines .line{stroke:var(--ink);stroke-width:1.6}
.lines .ghost{stroke:var(--ghost);stroke-width:1.3}
.lines .band{fill:var(--ink);opacity:.09}
.stem{stroke:var(--ink_dim);stroke-width:1.4}
.turn circle{fill:var(--ink_dim)}
.turn .reach{stroke:transparent;stroke-width:9;pointer-events:stroke}
.turn:hover .stem{stroke:var(--accent)}
.turn:hover circle{fill:var(--accent)}
.bar.ok rect,.was.ok{fill:var(--good)}
.bar.no rect,.was.no{fill:var(--bad)}
.bar .was.ok{fill:var(--good)}
.bar .was.no{fill:var(--bad)}
.bar .body{fill-opacity:.2}
.bar.no .body{fill-opacity:.32}
.bar .was{fill-opacity:.8}
.plot .words{fill:var(--ink);pointer-events:none}
.plot .to{text-anchor:end}
.words .ok{fill:var(--good)}
.words .no{fill:var(--bad)}
.finding rect{fill:var(--warn);fill-opacity:.75}
.finding:hover rect{fill-opacity:1}
.day .reach{fill:transparent}
.day:hover .reach{fill:var(--line);opacity:.5}
.day .up{fill:var(--good)}
.day .down{fill:var(--warn)}
.day .energy{fill:var(--accent)}
.date{white-space:nowrap;color:var(--ink_dim)}
table{width:100%;border-collapse:collapse;font-size:14px}
td{padding:5px 10px 5px 0;border-top:1px solid var(--line);vertical-align:top}
td:last-child{padding-right:0}
tr:first-child td{border-top:0}
.number,.right{text-align:right;white-space:nowrap}
.verdicts .number{width:1.6em;font-size:12px;line-height:21px}
.mark{width:1.3em;font-weight:700;text-align:center}
.verdicts .dim{font-size:12.5px}
.left{font-weight:620}
.findings{list-style:none;margin:0;padding:0;font-size:14px}
.findings li{border-left:3px solid var(--warn);padding:1px 0 1px 12px;margin:0 0 14px}
.findings p{margin:1px 0}
.findings li:target{background:var(--sunken)}
.head{display:flex;flex-wrap:wrap;gap:0 10px;align-items:baseline}
.subject,.who{unicode-bidi:isolate}
.subject{color:var(--ink_dim)}
.when{color:var(--accent);font-size:13px}
.severity{margin-left:auto;font-weight:620}
.why{margin:2px 0;padding-left:1.1em;font-size:12.5px;color:var(--ink_dim)}
.why li{border:0;padding:0;margin:0}
.cure b{color:var(--good)}
.findings .cure{margin-top:3px}
p.shares{display:flex;flex-wrap:wrap;gap:0 16px;margin:5px 0 8px;font-size:13px}
svg.shares{margin-top:3px}
.dot{display:inline-block;width:9px;height:9px;border-radius:50%;background:var(--c);margin-right:6px}
.rows{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:0 28px;margin:0;font-size:13.5px}
.numbers{grid-template-columns:repeat(auto-fill,minmax(min(100%,390px),1fr))}
.rows>div{display:flex;justify-content:space-between;gap:10px;padding:3px 0;border-top:1px solid var(--line);break-inside:avoid}
.rows dt{color:var(--ink_dim)}
.rows dd{margin:0;white-space:nowrap}
.rows .wide{grid-column:1/-1;justify-content:flex-start;flex-wrap:wrap;gap:0 18px}
.wide dt{flex:0 0 16em}
.wide dd{white-space:normal;flex:1 1 16em}
.item{display:inline-block;margin-right:8px;unicode-bidi:isolate}
.long{display:block}
.gauge{vertical-align:-2px;margin-left:10px}
.track{fill:var(--line)}
.gauge line{stroke:var(--ink_faint);stroke-width:1.5}
.gauge .value{fill:var(--accent)}
.gauge .outside{fill:var(--warn)}
details{margin-top:18px}
summary{cursor:pointer;font-size:13px;color:var(--ink_dim)}
.talk{margin-top:6px;font-size:13.5px}
.talk .number{color:var(--ink_faint);width:4.5em}
.talk td:last-child{text-align:right;width:6em}
.talk td.done{color:var(--good);text-align:left;width:auto}
.who{font-weight:600;margin-right:6px}
footer{color:var(--ink_faint);font-size:12.5px;text-align:center;margin-top:26px}
.defs{position:absolute;width:0;height:0}
)css";

constexpr const char* kPrint = R"css(
@media print{
@page{margin:12mm}
body{padding:0;max-width:none;font-size:10.5pt;background:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.card{border:0;padding:0;margin:0 0 8mm;background:none}
details:not([open]){display:none}
.chapter{break-before:page}
figure,tr,.findings li,h2,h3{break-inside:avoid}
h2,h3{break-after:avoid}
}
)css";

std::string variables(const PaletteOf<Rgb>& p) {
    const std::pair<const char*, Rgb> named[] = {{"background", p.background},
                                                 {"pane", p.pane},
                                                 {"sunken", p.sunken},
                                                 {"line", p.line},
                                                 {"line_strong", p.line_strong},
                                                 {"ink", p.ink},
                                                 {"ink_dim", p.ink_dim},
                                                 {"ink_faint", p.ink_faint},
                                                 {"accent", p.accent},
                                                 {"on_accent", p.on_accent},
                                                 {"good", p.good},
                                                 {"bad", p.bad},
                                                 {"warn", p.warn},
                                                 {"ghost", p.ghost}};
    std::string css;
    for (const auto& [name, colour] : named) css += fmt::format("--{}:{};", name, hex_of(colour));
    return css;
}

/// What is shown at which width of the page.
std::string width_rules() {
    std::string css;
    for (std::size_t k = 0; k < kPageWidths.size(); ++k) {
        const PageWidth& width = kPageWidths[k];
        if (k > 0)
            css += fmt::format("@media (max-width:{}px){{.{},.{}{{display:none}}}}\n", width.page_px - 0.02,
                               width.from_class, width.only_class);
        if (k + 1 < kPageWidths.size())
            css += fmt::format("@media (min-width:{}px){{.{}{{display:none}}}}\n", kPageWidths[k + 1].page_px,
                               width.only_class);
    }
    return css;
}

/// Where there is room, a scenario is one line of the summary.
constexpr const char* kRoom = R"css(
@media (min-width:600px){
body{padding:36px 24px 56px}
.contents a{grid-template-columns:minmax(0,17em) minmax(0,1fr) 6.5em 6em;grid-template-areas:"name moods held count";gap:18px}
}
)css";

std::string sheet(const MoodClasses& moods) {
    return fmt::format(
               ":root{{color-scheme:light dark;{}}}\n{}\n@media screen and "
               "(prefers-color-scheme:dark){{:root{{{}}}{}}}\n",
               variables(light_colours()), moods.light_css(), variables(dark_colours()), moods.dark_css()) +
           kSheet + width_rules() + kRoom + kPrint;
}

}  // namespace

std::string whole_page(const std::string& title, const MoodClasses& moods, const Markup& body) {
    Markup page;
    page.raw("<!DOCTYPE html>\n");
    {
        const auto html = page.open("html", {{"lang", language() == Language::korean ? "ko" : "en"}});
        {
            const auto head = page.open("head");
            page.empty("meta", {{"charset", "utf-8"}});
            page.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                                {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
            page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
            page.leaf("title", {}, title);
            const auto style = page.open("style");
            page.raw(sheet(moods));
        }
        const auto whole = page.open("body");
        {
            const auto defs = page.open("svg", {{"class", "defs"}, {"aria-hidden", "true"}});
            page.raw(moods.patterns());
        }
        page.append(body);
    }
    page.raw("\n");
    return page.str();
}

}  // namespace rei::workbench
