"""Pure: who a text is for, and (later) how right and how hard it is."""
