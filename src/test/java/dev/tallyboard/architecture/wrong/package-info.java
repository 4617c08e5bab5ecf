/** A small house that breaks every rule, to prove that each rule fires. */
package dev.tallyboard.architecture.wrong;
