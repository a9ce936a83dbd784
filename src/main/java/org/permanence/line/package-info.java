/** The public numbers: their languages, their opening hours as dated values, their closures and announcements. */
package org.permanence.line;
