"""What an activity answers to what a reader chose: pure rules on plain data, no Django, no storage."""
