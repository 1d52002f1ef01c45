/** 字: every face is bundled; nothing is looked up on a network. Figures that line up need only the Latin part of BIZ UDGothic. */
import "@fontsource/biz-udgothic/latin-400.css";
import "@fontsource/biz-udgothic/latin-700.css";
import "@fontsource/biz-udmincho/400.css";
import "@fontsource/biz-udpgothic/400.css";
import "@fontsource/biz-udpgothic/700.css";
import "./wide-gothic.css";
