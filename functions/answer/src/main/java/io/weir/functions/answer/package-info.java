/**
 * The function that listens: {@link io.weir.functions.answer.AnswerHandler} takes what people say
 * of alerts, by links in mails and by buttons in a chat. Knows no other function.
 */
package io.weir.functions.answer;
