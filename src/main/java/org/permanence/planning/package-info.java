/**
 * From what people offer to a roster: availability, proposals for empty seats, and why a seat stays empty. {@code org.permanence.shift}
 * holds the roster itself.
 */
package org.permanence.planning;
