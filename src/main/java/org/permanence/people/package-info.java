/**
 * Those who answer, as the coordinators keep them: a responder, their account and their shifts together, in one form. It shows nothing live
 * and rings nobody; what it changes are the responder, the account and the roster, each by its own package.
 */
package org.permanence.people;
