use geometry::*;
use std::fmt::Write;
fn main() {
    let start = std::time::Instant::now();
    let d = fixtures::dataset();
    println!("{:?}", start.elapsed());
    let o = d.outlines.get().unwrap();
    let pins: Vec<MapPoint> = d.services.iter().flat_map(|s| s.communes.iter()).filter_map(|i| d.commune(*i)).map(|c| d.projection.project(c.point)).collect();
    for (font, half) in [(205.0, 216.0), (268.0, 264.0)] {
        for dec in ["2016", "2026"] {
            let ts: Vec<_> = d.all_territories.iter().filter(|t| t.decoupages.iter().any(|x| x.as_str() == dec)).collect();
            let scale = if font < 210.0 { 0.08 } else { 0.08 };
            let mut svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8000 10514' width='{}' height='{}' font-family='sans-serif' font-weight='600'><rect width='8000' height='10514' fill='#faf9f6'/>", 8000.0*scale, 10514.0*scale);
            for t in &ts { let _ = write!(svg, "<path d='{}' fill='#9cc6e0' stroke='#fff' stroke-width='26'/>", o.of(&t.id).unwrap().to_svg_path()); }
            for c in cluster(&pins, half * 2.0) { let _ = write!(svg, "<circle cx='{}' cy='{}' r='{half}' fill='#fff8' stroke='#000' stroke-width='20'/>", c.position.x, c.position.y); }
            for t in &ts {
                let lab = if font < 210.0 { &t.drawing.labels.large_map } else { &t.drawing.labels.small_map };
                let Some(lab) = lab else { println!("none {}", t.name); continue };
                if lab.min_zoom > 1.0 { println!("{font} {} zoom {}", t.name, lab.min_zoom) }
                if let Some((a, b)) = lab.leader.map(|t| (t, lab.position)) { let _ = write!(svg, "<path d='M{} {}L{} {}' stroke='#000' stroke-width='20'/><circle cx='{}' cy='{}' r='40'/>", a.x, a.y, b.x, b.y, a.x, a.y); }
                let bo = lab.bounds(font, 1.0);
                let _ = write!(svg, "<rect x='{}' y='{}' width='{}' height='{}' fill='none' stroke='#c00' stroke-width='8'/>", bo.min.x, bo.min.y, bo.width(), bo.height());
                for (y, line) in lab.baselines() {
                    let _ = write!(svg, "<text x='{}' y='{}' font-size='{font}' textLength='{}' lengthAdjust='spacingAndGlyphs' text-anchor='middle'>{}</text>", bo.centre().x, lab.position.y + y * font, line.width * font, line.text);
                }
            }
            svg += "</svg>";
            std::fs::write(format!("/tmp/m-{font}-{dec}.svg"), svg).unwrap();
        }
    }
}
