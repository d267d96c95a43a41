// Names as they are typed: whatever case and width, Korean letter by letter. Pure.

const FIRST_FINAL = 0x11a8;
const FINALS = "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
  .normalize("NFKD")
  .split(" ");
const NOT_INITIAL = /[^\u1100-\u1112]/gu;

/** A syllable as the sounds that it is typed of; a final one is the same as the initial one that it may become. */
function letters(text) {
  const sounds = text.normalize("NFKD").toLowerCase().replace(/[\s\p{M}]+/gu, "");
  return sounds.replace(/[\u11a8-\u11c2]/gu, (final) => FINALS[final.codePointAt(0) - FIRST_FINAL]);
}

/** The initial sounds of syllables: ㅈㅁㄴㅇ for 제미나이. */
function initials(text) {
  return text.normalize("NFKD").replace(NOT_INITIAL, "");
}

/** Whether what is typed so far is in one of the names, which a bar parts: part of it, or its initial sounds. */
export function finds(typed, names) {
  const wanted = letters(typed);
  const isInitials = wanted !== "" && wanted.replace(NOT_INITIAL, "") === wanted;
  return names
    .split("|")
    .some((name) => letters(name).includes(wanted) || (isInitials && initials(name).includes(wanted)));
}
