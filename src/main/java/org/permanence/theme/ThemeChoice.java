package org.permanence.theme;

/** What a demand is about, by codes; null is not said yet. */
public record ThemeChoice(String theme, String subtheme) {}
