def camelize(name: str) -> str:
    """`unit_price` → `unitPrice`: what the API calls a field of a model."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
