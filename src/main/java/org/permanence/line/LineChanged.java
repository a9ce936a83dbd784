package org.permanence.line;

import org.permanence.pbx.LineCode;

/**
 * A line's settings, hours or closing changed. Fired as a CDI event after the commit, on the thread that made the change: observers must be
 * quick.
 */
public record LineChanged(LineCode line) {}
