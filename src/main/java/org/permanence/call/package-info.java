/**
 * What happened on the line: the journal of facts, and what each call has become. One ordered way in, the channel {@code call-events}; nothing here
 * knows what a caller said.
 */
package org.permanence.call;
