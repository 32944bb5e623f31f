class_name MenuCard
extends MarginContainer
## A scene of the demo to choose: its name, and a line on what it shows.

## The card was chosen.
signal pressed

## The path of the scene.
@export_file("*.tscn") var scene := ""
## Its name.
@export var title := ""
## What it shows.
@export_multiline var description := ""
## A picture beside that.
@export var picture: Texture2D

@onready var _button: Button = $Button


func _ready() -> void:
	(%Title as Label).text = title
	(%Description as Label).text = description
	(%Picture as TextureRect).texture = picture
	_button.accessibility_name = title
	_button.accessibility_description = description
	_button.pressed.connect(pressed.emit)


## Has the card be the one that Enter chooses.
func grab() -> void:
	_button.grab_focus()
