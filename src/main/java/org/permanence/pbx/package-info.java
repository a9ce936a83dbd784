/**
 * The port to the PBX: what happened there ({@link org.permanence.pbx.CallEvent}, {@link org.permanence.pbx.PbxSignal}), what it shall hold
 * ({@link org.permanence.pbx.PbxPlan}), and the identities both sides use. Knows nothing of Asterisk and nothing of people: a member is a
 * code.
 */
package org.permanence.pbx;
