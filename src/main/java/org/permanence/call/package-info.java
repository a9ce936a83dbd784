/**
 * What happened on the line: the journal of facts, what each call has become, and how long responders wrapped up after it. One ordered way
 * in, the channel {@code call-events}; nothing here knows what a caller said.
 */
package org.permanence.call;
