"""Names of our cast and of the places they go to: they say nothing of how hard a text is."""

NAMES = (
    *("하린", "도윤", "서아", "민준", "지호", "아미나", "봄이", "준이", "지우", "현서", "나리"),
    *("Harin", "Doyun", "Seoa", "Minjun", "Jiho", "Amina", "Bom", "Jun", "Jiwoo", "Hyeonseo", "Nari"),
)
