/** Of what people choose most often, all that is long enough; in lower case. */
export const COMMON_PASSWORDS = new Set(
  `
    q1w2e3r4t5y6 1qaz2wsx3edc 1q2w3e4r5t6y 123qweasdzxc 123456qwerty 123456654321
    telechargement 123456123456 qazwsxedcrfv 1q2w3e4r5t6y7u8i9o0p 123456789123 qwertyqwerty
    112233445566 justinbieber 123456789987654321 qweasdzxc123 123456789123456789 qazwsxedc123
    password1234 international 1q2w3e4r5t6y7u professional qwertyuiop123
    qwerasdfzxcv leavemealone finalfantasy 123456789abc administrator 123qwe123qwe zxcasdqwe123
    jamesbond007 asdfghjkl123 ichliebedich playstation3 123456789qwe sonyericsson 1qazxsw23edc
    1q2w3e4r5t6y7u8i ihatethisgame 123123123123 123321123321 111111111111 123456789asd
    seniseviyorum 010203040506 onedirection transformers 1q2w3e4r5t6y7u8i9o supernatural
    gfhjkmgfhjkm sonnenschein peanutbutter 12345678900987654321 1qaz2wsx3edc4rfv qwertyuiop12
    needforspeed 1234567891011 lovelovelove liverpool123 playstation2 gettherefast internazionale
    123456789123456 102030405060 abc123456789 ingodwetrust 12345678901234567890 qwertyasdfgh
    1234567890qwertyuiop jesuslovesme avrillavigne ilovemyfamily counterstrike 159753159753
    stratocaster qwertyytrewq 1234567891234567 123admin321a 123456789qwerty qazwsxedcrfvtgb
    q1w2e3r4t5y6u7i8o9p0 imyaimyaimya qazxswedcvfr 123456789qaz hannahmontana 123456789101112
    1234567890123 12345678987654321 cookiemonster 000000000000 ghbdtnrfrltkf 111111111111111
    kartoffelpuffer edwardcullen qwe123qwe123 cosmopolitan michaeljackson zaq1xsw2cde3
    minecraft123 moderncombat przyjaciolki residentevil 123456789000 manchesterunited
    1234567890987654321 password12345 password123456 passwordpassword iloveyou1234 123456789012
    1234567890ab qwerty123456 qwerty12345678 adminadminadmin administrator1 changeme1234
    letmein12345 welcome12345 welcome123456 test12345678 testtesttest admin12345678
    trustno1trustno1 abcdefghijkl abcdefghijklm abcdefgh1234 qwertyuiopasdfghjkl aaaaaaaaaaaa
    222222222222 333333333333 555555555555 666666666666 777777777777 888888888888 999999999999
    121212121212 123412341234 101010101010 1qaz2wsx3edc4rfv5tgb zaq12wsxcde3 passw0rd1234
    p@ssw0rd1234 p@ssword1234 correcthorsebatterystaple iloveyouiloveyou sunshine1234 princess1234
    football1234 baseball1234 monkey123456 dragon123456 master123456 superman1234 batman123456
    michael12345 jordan123456 letmeinletmein qazwsx123456 abc123abc123 abcd12345678 a123456789123
    asdfasdfasdf asdf12345678 asdfghjkl1234 zxcvbnm12345 zxcvbnm123456 qwerqwerqwer qwer12345678
    1q2w3e4r1q2w3e4r 147258369147 987654321987 098765432109 1234512345123 thisisapassword
    mypassword12 mypassword123 newpassword1 newpassword123 yourpassword userpassword rootrootroot
    rootpassword adminpassword defaultpassword secretpassword supersecret1 secret123456
    changeit1234 changemeplease loveyouforever iloveyou12345 godisgood123 blessed12345
  `
    .trim()
    .split(/\s+/),
);
