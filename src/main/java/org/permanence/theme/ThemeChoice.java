package org.permanence.theme;

/** The subject of a demand, by codes; null means not stated yet. */
public record ThemeChoice(String theme, String subtheme) {}
