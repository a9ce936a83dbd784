/**
 * What happened on the line: the journal of facts, the state of each call, and the wrap-ups after it. The channel {@code call-events} is
 * the one ordered way in. Nothing here knows what a caller said.
 */
package org.permanence.call;
