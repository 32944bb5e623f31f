class_name BenchmarkPicture
extends RefCounted
## The chart as a picture, with the machine that it holds for.

const _MARGIN := 28
const _WIDTH := 1100.0
const _SCALE := 2.0
## No graphics card takes less.
const _GREATEST_SIDE := 16_384.0
const _BACKGROUND := Color(0.075, 0.083, 0.106)


## Draws [param figures] and writes them to [param path] as PNG; returns what went wrong, or nothing.
static func save(path: String, figures: Array[BenchmarkFigure]) -> String:
	if DisplayServer.get_name() == "headless":
		return "a picture needs a window: it cannot be drawn with --headless"
	var tree: SceneTree = Engine.get_main_loop()
	var viewport := SubViewport.new()
	var page := _make_page(figures)
	viewport.add_child(page)
	tree.root.add_child(viewport)
	# The page knows its size when it has been laid out.
	await tree.process_frame
	var page_size := Vector2(maxf(_WIDTH, page.get_combined_minimum_size().x), page.get_combined_minimum_size().y)
	page.size = page_size
	var scale := minf(_SCALE, _GREATEST_SIDE / maxf(page_size.x, page_size.y))
	viewport.size = Vector2i(page_size * scale)
	viewport.size_2d_override = Vector2i(page_size)
	viewport.size_2d_override_stretch = true
	viewport.render_target_update_mode = SubViewport.UPDATE_ALWAYS
	await tree.process_frame
	# Where the window is drawn only when it changes, nobody else may do it.
	RenderingServer.force_draw()
	var error := viewport.get_texture().get_image().save_png(path)
	viewport.queue_free()
	return "" if error == OK else "cannot write %s: %s" % [path, error_string(error)]


static func _make_page(figures: Array[BenchmarkFigure]) -> Control:
	var page := PanelContainer.new()
	var background := StyleBoxFlat.new()
	background.bg_color = _BACKGROUND
	background.set_content_margin_all(_MARGIN)
	page.add_theme_stylebox_override(&"panel", background)
	var rows := VBoxContainer.new()
	rows.add_theme_constant_override(&"separation", 6)
	page.add_child(rows)
	rows.add_child(_make_label("Packed Compute", &"TitleLabel"))
	rows.add_child(_make_label(DemoScene.describe_machine(), &"HintLabel"))
	rows.add_child(_make_label(BenchmarkBarChart.CAPTION + "\n", &"HintLabel"))
	var chart := BenchmarkBarChart.new()
	chart.show_figures(figures)
	rows.add_child(chart)
	return page


static func _make_label(text: String, variation: StringName) -> Label:
	var label := Label.new()
	label.text = text
	label.theme_type_variation = variation
	return label
