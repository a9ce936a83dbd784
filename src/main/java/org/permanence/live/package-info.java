/**
 * What every live screen is fed by, whatever it shows: a snapshot, then deltas, each with the version after the one before, and a beat. It
 * knows sessions, which end screens, and nothing of calls.
 */
package org.permanence.live;
