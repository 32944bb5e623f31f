class_name BenchmarkOperationPicker
extends VBoxContainer
## The operations by family, to be ticked, and a field to search them.

## What is ticked has changed.
signal changed

@onready var _search: LineEdit = %Search
@onready var _tree: Tree = %Tree


func _ready() -> void:
	_search.text_changed.connect(_filter)
	_tree.item_edited.connect(func() -> void: _on_ticked(_tree.get_edited()))
	_tree.gui_input.connect(_on_tree_input)


## Lists [param operations], of which those of the names [param chosen] are ticked.
func start(operations: Array[BenchmarkOperation], chosen: PackedStringArray) -> void:
	_tree.clear()
	var root := _tree.create_item()
	var families: Dictionary[StringName, TreeItem] = {}
	for operation in operations:
		# What is a file of its own are transforms.
		var title := operation.get_family() if not operation.get_family().is_empty() else &"transforms"
		if not families.has(title):
			families[title] = _add_item(root, title)
			families[title].collapsed = true
		var item := _add_item(families[title], operation.get_title())
		if operation.get_title() in chosen:
			item.set_checked(0, true)
			families[title].collapsed = false
	for title in families:
		_sum_up(families[title])
	_tree.set_selected(root.get_first_child(), 0)


## The names of the operations that are ticked.
func get_chosen() -> PackedStringArray:
	var chosen := PackedStringArray()
	for family in _tree.get_root().get_children():
		for item in family.get_children():
			if item.is_checked(0):
				chosen.append(item.get_text(0))
	return chosen


func _add_item(parent: TreeItem, text: String) -> TreeItem:
	var item := _tree.create_item(parent)
	item.set_cell_mode(0, TreeItem.CELL_MODE_CHECK)
	item.set_text(0, text)
	item.set_editable(0, true)
	return item


# Enter does so by itself.
func _on_tree_input(event: InputEvent) -> void:
	var item := _tree.get_selected()
	if item != null and event.is_action_pressed(&"ui_select"):
		_tree.accept_event()
		item.set_checked(0, not item.is_checked(0))
		_on_ticked(item)


# With a family goes what can be seen of it.
func _on_ticked(item: TreeItem) -> void:
	var is_family := item.get_child_count() > 0
	for child in item.get_children():
		if child.visible:
			child.set_checked(0, item.is_checked(0))
	_sum_up(item if is_family else item.get_parent())
	changed.emit()


func _sum_up(family: TreeItem) -> void:
	var ticked := _count_ticked(family)
	family.set_checked(0, ticked == family.get_child_count())
	family.set_indeterminate(0, ticked > 0 and ticked < family.get_child_count())


# A family stays while it has something that was searched for.
func _filter(text: String) -> void:
	for family in _tree.get_root().get_children():
		var is_named := text.is_empty() or family.get_text(0).containsn(text)
		var has_hit := false
		for item in family.get_children():
			item.visible = is_named or item.get_text(0).containsn(text)
			has_hit = has_hit or item.visible
		family.visible = has_hit
		family.collapsed = text.is_empty() and _count_ticked(family) == 0


func _count_ticked(family: TreeItem) -> int:
	return family.get_children().filter(func(item: TreeItem) -> bool: return item.is_checked(0)).size()
