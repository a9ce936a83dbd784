/** The public numbers: their languages, their opening hours as dated data, their closures and announcements. */
package org.permanence.line;
