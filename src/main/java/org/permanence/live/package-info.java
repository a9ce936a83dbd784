/**
 * The protocol of every live screen, whatever it shows: a snapshot, then deltas with consecutive versions, and a beat. It knows sessions,
 * whose end closes screens, and nothing of calls.
 */
package org.permanence.live;
