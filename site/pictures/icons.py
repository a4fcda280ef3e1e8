"""Line icons on a grid of 24, in the colour of the words beside them."""

ICONS = {
    "next": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "up": "M6 15l6-6 6 6",
    "down": "M6 9l6 6 6-6",
    "check": "M4 12.5l5.5 5.5L20 6.5",
    "close": "M6 6l12 12M18 6L6 18",
    "plus": "M12 5v14M5 12h14",
    "minus": "M5 12h14",
    "again": "M4 12a8 8 0 1 0 2.5-5.8M4 3v5h5",
    "flip": "M4 9a8 8 0 0 1 14-3l2 2M20 3v5h-5M20 15a8 8 0 0 1-14 3l-2-2M4 21v-5h5",
    "hint": "M9 18h6M10 21h4M8.5 15a6 6 0 1 1 7 0c-.6.5-.9 1-.9 2H9.4c0-1-.3-1.5-.9-2Z",
    "help": "M4 5h11v8H9l-4 3v-3H4ZM15 10h5v7h-1v3l-4-3h-4v-2",
    "talk": "M4 5h16v11h-9l-5 4v-4H4Z",
    "exit": "M14 4H5v16h9M11 12h10M17 8l4 4-4 4",
    "book": "M12 6c-2-1.5-5-2-8-1.5V19c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5C17 4 14 4.5 12 6ZM12 6v14",
    "file": "M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3.5 2",
    "calendar": "M4 6h16v14H4ZM4 10.5h16M8.5 3v5M15.5 3v5",
    "people": "M9 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6"
    "M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.5 2.5 3.5 5.5",
    "person": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5c0-4 3.5-6 7.5-6s7.5 2 7.5 6",
    "phone": "M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4c0 1-1 2-2 2C11 21 3 13 3 5c0-1 1-2 2-2Z",
    "print": "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7Z",
    "screen": "M3 4h18v12H3ZM12 16v4M8 20.5h8",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5L21 21",
    "speaker": "M4 9v6h4l5 4V5L8 9ZM16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12",
    "mark": "M4 20h16M6 16l9-11 4 3-9 11H6Z",
    "pencil": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19ZM14 6.5l3.5 3.5",
    "hide": "M3 3l18 18M10 6c6-1.5 10 3 11.5 6-.6 1.2-1.6 2.6-3 3.8M6 8c-2 1.3-3 3-3.5 4 2 4 6 7 11 6",
    "show": "M2.5 12C5 7.5 8.5 6 12 6s7 1.5 9.5 6c-2.5 4.5-6 6-9.5 6s-7-1.5-9.5-6Z"
    "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
    "flag": "M5 21V4h13l-3 4.5 3 4.5H5",
    "globe": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
    "ring": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z",
    "tri": "M12 4.5L21 19.5H3Z",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l2 2H4ZM10 21.5h4M12 5V3",
    "download": "M12 4v11M7 10.5l5 5 5-5M5 20h14",
    "upload": "M12 16V5M7 9.5l5-5 5 5M5 20h14",
    "key": "M8 8.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM12.5 13H21v4M17 13v3",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v6M12 7.5v.1",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1",
    "settings": "M4 7h9M17 7h3M4 17h3M11 17h9"
    "M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
}


def icon(name: str) -> str:
    """The icon as inline SVG, always hidden from assistive technology: a word stands beside it."""
    return f'<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'
