/**
 * The port to the PBX: the events ({@link org.permanence.pbx.CallEvent}, {@link org.permanence.pbx.PbxSignal}), the desired state
 * ({@link org.permanence.pbx.PbxPlan}), and the identities that both sides use. Knows nothing of Asterisk and nothing of people: a member
 * is a code.
 */
package org.permanence.pbx;
