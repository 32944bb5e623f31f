@tool
class_name HelpCheck
extends RefCounted
## Compares pages of the editor's help with the classes as the engine knows them.

const _NO_DESCRIPTION := "There is currently no description"

## How many checks passed.
var passed := 0
## A Dictionary for each that failed: its name and a message.
var failures: Array[Dictionary] = []

var _class_name: String
var _page: String
# By the heading of each method, what stands below it.
var _sections: Dictionary[String, String] = {}


## Checks all of the page on a class.
func run(name: String, inherited: String, page: String) -> void:
	_class_name = name
	_page = with_plain_spaces(page)
	expect("page", _page.begins_with("Class: "), "the page begins with '%s'" % _page.left(40))
	expect("page", _page.contains("Inherits:   %s" % inherited), "it says what the class inherits")
	_read_sections()
	_check_description(inherited)
	_check_markup()
	var methods := ClassDB.class_get_method_list(_class_name, true)
	expect("methods", methods.size() == _sections.size(), "%d methods have %d sections: %s"
			% [methods.size(), _sections.size(), _sections.keys()])
	for method in methods:
		_check_method(method)


## Checks that the page at the link to a method has its section.
func find_method(name: String, page: String) -> void:
	var heading := "● void %s(" % name
	expect(name, with_plain_spaces(page).contains(heading), "the link to it opens the page")


## The editor has spaces at which no line breaks.
static func with_plain_spaces(text: String) -> String:
	return text.replace(String.chr(0xa0), " ")


## Counts a check that failed.
func fail(name: String, message: String) -> void:
	failures.append({"test": "editor_help.%s" % name, "message": message})
	print("FAILED  editor_help.%s: %s" % [name, message])


## All as it goes into the report.
func to_report() -> Dictionary:
	return {
		"passed": passed,
		"failed": failures.size(),
		"skipped": [],
		"failures": failures,
		"expected_errors": 0,
	}


## Counts a check that passed, or failed.
func expect(name: String, condition: bool, what: String) -> void:
	if condition:
		passed += 1
	else:
		fail(name, "not true: %s" % what)


func _read_sections() -> void:
	_sections.clear()
	for section in _page.get_slice("Method Descriptions", 1).split("●", false):
		var text := section.strip_edges()
		if not text.is_empty():
			_sections[text.get_slice("\n", 0)] = text.substr(text.find("\n") + 1).strip_edges()


func _check_description(inherited: String) -> void:
	var top := _page.get_slice("Methods\n", 0)
	var brief := top.get_slice(inherited, 1).get_slice("Description", 0).strip_edges()
	var description := top.get_slice("Description", 1).strip_edges()
	expect("brief description", brief.length() > 20, "the brief description is '%s'" % brief)
	expect("description", description.length() > 100, "the description is '%s'" % description)


# What the page shows is meant for eyes.
func _check_markup() -> void:
	var markup := RegEx.create_from_string("\\[/[a-z]+\\]|\\[(code|param|method)|`|&[a-z]+;")
	var found := markup.search(_page)
	expect("markup", found == null, "nothing is left of the markup: %s"
			% ("" if found == null else _page.substr(found.get_start() - 20, 60)))


func _check_method(method: Dictionary) -> void:
	var name: String = method["name"]
	var arguments: Array = method["args"]
	var parameters: Array[Dictionary] = []
	parameters.assign(arguments)
	var heading := _heading(method, parameters)
	expect(name, heading in _sections, "there is a section '%s'" % heading)
	if heading not in _sections:
		return
	var text: String = _sections[heading]
	var is_described := text.length() > 20 and not text.contains(_NO_DESCRIPTION)
	expect(name, is_described, "its description is '%s'" % text)
	for parameter in parameters:
		var word := RegEx.create_from_string("\\b%s\\b" % parameter["name"])
		expect(name, word.search(text) != null, "its description says what %s is"
				% parameter["name"])


func _heading(method: Dictionary, parameters: Array[Dictionary]) -> String:
	var returned: int = method["return"]["type"]
	var defaults: Array = method["default_args"]
	var words := PackedStringArray()
	for i in parameters.size():
		var type: int = parameters[i]["type"]
		var type_name := "Variant" if type == TYPE_NIL else type_string(type)
		var word := "%s: %s" % [parameters[i]["name"], type_name]
		var from_end := i - parameters.size()
		if -from_end <= defaults.size():
			word += " = %s" % var_to_str(defaults[from_end])
		words.append(word)
	var usage: int = method["return"]["usage"]
	var result := type_string(returned)
	if returned == TYPE_NIL:
		result = "Variant" if usage & PROPERTY_USAGE_NIL_IS_VARIANT else "void"
	var result_class: String = method["return"]["class_name"]
	if not result_class.is_empty():
		result = result_class
	var flags: int = method["flags"]
	var heading := "%s %s(%s)" % [result, method["name"], ", ".join(words)]
	return heading + " static" if flags & METHOD_FLAG_STATIC else heading
