/** The drawings this program uses, by name. Each is imported alone, so that no other travels with it. */
import ArrowLeftRight from "@lucide/svelte/icons/arrow-left-right";
import ArrowRight from "@lucide/svelte/icons/arrow-right";
import Baby from "@lucide/svelte/icons/baby";
import BookOpen from "@lucide/svelte/icons/book-open";
import Calendar from "@lucide/svelte/icons/calendar";
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import Camera from "@lucide/svelte/icons/camera";
import ChartColumn from "@lucide/svelte/icons/chart-column";
import Check from "@lucide/svelte/icons/check";
import ChevronDown from "@lucide/svelte/icons/chevron-down";
import ChevronLeft from "@lucide/svelte/icons/chevron-left";
import ChevronRight from "@lucide/svelte/icons/chevron-right";
import ChevronUp from "@lucide/svelte/icons/chevron-up";
import CircleAlert from "@lucide/svelte/icons/circle-alert";
import CircleCheck from "@lucide/svelte/icons/circle-check";
import ClipboardList from "@lucide/svelte/icons/clipboard-list";
import Clock from "@lucide/svelte/icons/clock";
import Eye from "@lucide/svelte/icons/eye";
import FilePenLine from "@lucide/svelte/icons/file-pen-line";
import GitCompare from "@lucide/svelte/icons/git-compare";
import Heart from "@lucide/svelte/icons/heart";
import Hourglass from "@lucide/svelte/icons/hourglass";
import House from "@lucide/svelte/icons/house";
import Info from "@lucide/svelte/icons/info";
import KeyRound from "@lucide/svelte/icons/key-round";
import Laptop from "@lucide/svelte/icons/laptop";
import Lock from "@lucide/svelte/icons/lock";
import Mic from "@lucide/svelte/icons/mic";
import Minus from "@lucide/svelte/icons/minus";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Pencil from "@lucide/svelte/icons/pencil";
import Phone from "@lucide/svelte/icons/phone";
import Plus from "@lucide/svelte/icons/plus";
import Presentation from "@lucide/svelte/icons/presentation";
import Printer from "@lucide/svelte/icons/printer";
import RotateCcw from "@lucide/svelte/icons/rotate-ccw";
import Save from "@lucide/svelte/icons/save";
import ScanBarcode from "@lucide/svelte/icons/scan-barcode";
import ScrollText from "@lucide/svelte/icons/scroll-text";
import Search from "@lucide/svelte/icons/search";
import Settings from "@lucide/svelte/icons/settings";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import Siren from "@lucide/svelte/icons/siren";
import Smartphone from "@lucide/svelte/icons/smartphone";
import Sun from "@lucide/svelte/icons/sun";
import TabletSmartphone from "@lucide/svelte/icons/tablet-smartphone";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import Undo2 from "@lucide/svelte/icons/undo-2";
import User from "@lucide/svelte/icons/user";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";
import Video from "@lucide/svelte/icons/video";
import Volume2 from "@lucide/svelte/icons/volume-2";
import Wifi from "@lucide/svelte/icons/wifi";
import X from "@lucide/svelte/icons/x";
import ZoomIn from "@lucide/svelte/icons/zoom-in";
import ZoomOut from "@lucide/svelte/icons/zoom-out";

export const icons = {
	"arrow-left-right": ArrowLeftRight,
	"arrow-right": ArrowRight,
	baby: Baby,
	"book-open": BookOpen,
	calendar: Calendar,
	"calendar-days": CalendarDays,
	camera: Camera,
	"chart-column": ChartColumn,
	check: Check,
	"chevron-down": ChevronDown,
	"chevron-left": ChevronLeft,
	"chevron-right": ChevronRight,
	"chevron-up": ChevronUp,
	"circle-alert": CircleAlert,
	"circle-check": CircleCheck,
	"clipboard-list": ClipboardList,
	clock: Clock,
	eye: Eye,
	"file-pen-line": FilePenLine,
	"git-compare": GitCompare,
	heart: Heart,
	hourglass: Hourglass,
	house: House,
	info: Info,
	"key-round": KeyRound,
	laptop: Laptop,
	lock: Lock,
	mic: Mic,
	minus: Minus,
	"notebook-pen": NotebookPen,
	pencil: Pencil,
	phone: Phone,
	plus: Plus,
	presentation: Presentation,
	printer: Printer,
	"rotate-ccw": RotateCcw,
	save: Save,
	"scan-barcode": ScanBarcode,
	"scroll-text": ScrollText,
	search: Search,
	settings: Settings,
	"shield-check": ShieldCheck,
	siren: Siren,
	smartphone: Smartphone,
	sun: Sun,
	"tablet-smartphone": TabletSmartphone,
	"triangle-alert": TriangleAlert,
	"undo-2": Undo2,
	user: User,
	"user-plus": UserPlus,
	users: Users,
	video: Video,
	"volume-2": Volume2,
	wifi: Wifi,
	x: X,
	"zoom-in": ZoomIn,
	"zoom-out": ZoomOut,
} as const;

export type IconName = keyof typeof icons;
