extends ScrollContainer
## What the demo opens with: its scenes to choose from, and what they run on.

# In less room than this the cards stand one below the other.
const _TWO_COLUMNS_WIDTH := 800.0

# The scene that was chosen last has the focus when one comes back.
static var _chosen := ""

@onready var _cards: GridContainer = %Cards


func _ready() -> void:
	resized.connect(_arrange)
	_arrange()
	(%Machine as Label).text = DemoScene.describe_machine()
	for child in _cards.get_children():
		var card: MenuCard = child
		card.pressed.connect(_choose.bind(card.scene))
		if card.scene == _chosen or card.get_index() == 0:
			card.grab()


func _arrange() -> void:
	_cards.columns = 2 if size.x >= _TWO_COLUMNS_WIDTH else 1


func _choose(scene: String) -> void:
	_chosen = scene
	get_tree().change_scene_to_file(scene)
