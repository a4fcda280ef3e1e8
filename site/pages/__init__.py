"""Home, the shelves' entrances, navigation, text size, errors and the page cache."""
