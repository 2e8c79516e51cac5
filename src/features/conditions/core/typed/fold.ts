/**
 * Typed Chinese in one form, letter by letter so that places stay what they are: simplified, half-width, lower case.
 * The table holds the letters of the grammar and of everyday business names; a letter that it lacks stays as it is, and is then only found in the
 * script it was saved in.
 */
import { foldText } from '#kernel';

/** Traditional and simplified, in pairs. */
const PAIRS =
  '萬万與与專专業业東东絲丝兩两嚴严喪丧個个豐丰臨临為为麗丽舉举麼么義义烏乌樂乐習习鄉乡書书買买亂乱爭争虧亏雲云亞亚產产親亲億亿僅仅從从倉仓儀仪們们價价眾众優优夥伙會会傘伞偉伟傳传傷伤倫伦偽伪體体餘余傭佣側侧偵侦債债傾倾償偿儲储兒儿黨党蘭兰關关興兴養养獸兽內内岡冈冊册寫写軍军農农馮冯沖冲決决況况凍冻淨净涼凉減减湊凑凱凯擊击劃划劉刘則则剛刚創创刪删別别製制劑剂剝剥劇剧勸劝辦办務务動动勵励勁劲勞劳勢势區区醫医華华協协單单賣卖盧卢衛卫廠厂廳厅歷历曆历壓压廢废縣县參参雙双發发髮发變变疊叠葉叶號号嘆叹後后嚇吓嗎吗啟启吳吴員员聽听喚唤問问啞哑嘗尝嚐尝團团園园圍围國国圖图圓圆聖圣場场壞坏塊块堅坚壇坛報报塵尘壯壮聲声處处備备夠够頭头夾夹奪夺奮奋獎奖婦妇媽妈嫵妩嬰婴學学孫孙寧宁實实寵宠審审憲宪宮宫寬宽賓宾對对尋寻導导壽寿將将爾尔屆届屬属層层歲岁島岛峽峡幣币師师帳帐帶带幫帮廣广莊庄慶庆庫库應应廟庙開开異异棄弃張张彌弥彎弯彈弹強强歸归當当錄录徹彻徑径復复複复憶忆懷怀態态總总戀恋惡恶惱恼悅悦懸悬驚惊懼惧慣惯憂忧戰战戲戏戶户擴扩掃扫揚扬撫抚搶抢護护擔担擬拟擁拥攔拦撥拨擇择掛挂揮挥擋挡損损換换據据捨舍撿捡擺摆搖摇攤摊敵敌數数斂敛斃毙齋斋斷断無无舊旧時时曠旷顯显晉晋曬晒曉晓暈晕暫暂術术樸朴機机殺杀雜杂權权條条來来楊杨極极構构標标棧栈樹树樣样檔档橋桥夢梦檢检樓楼欄栏櫃柜歡欢歐欧殘残畢毕氣气漢汉湯汤溝沟沒没淪沦淚泪潑泼澤泽潔洁灑洒淺浅測测濟济瀏浏濃浓塗涂濤涛漲涨潤润漸渐漁渔濕湿溫温灣湾滿满濾滤濫滥燈灯靈灵災灾爐炉點点煉炼爛烂煙烟煩烦燒烧熱热愛爱爺爷牽牵狀状猶犹獨独獲获環环現现瑪玛電电畫画暢畅療疗癥症監监蓋盖盤盘盡尽睜睁矚瞩確确碼码磚砖禮礼禍祸禪禅離离種种積积稱称穩稳穫获窮穷競竞筆笔筍笋簽签籤签簡简籃篮類类糧粮係系緊紧紀纪約约級级紛纷紙纸紐纽線线練练組组細细織织終终紹绍經经結结給给絡络絕绝統统繼继績绩續续綠绿維维網网編编緣缘縮缩繳缴罰罚羅罗職职聯联膚肤腫肿膽胆腦脑臉脸臟脏藝艺節节蘇苏範范薦荐藥药蘋苹薩萨藍蓝虛虚蟲虫補补裝装裡里裏里見见規规視视覺觉覽览觸触計计訂订認认討讨讓让訊讯議议記记講讲許许論论設设訪访證证評评識识詐诈訴诉診诊詞词譯译試试詩诗話话誠诚詢询該该詳详語语誤误說说請请諸诸諾诺讀读課课誰谁調调談谈謝谢貝贝負负財财責责賢贤敗败賬账貨货質质購购貴贵貸贷貼贴貿贸費费賀贺資资賦赋賴赖贈赠贊赞讚赞趕赶趨趋跡迹踐践車车轉转輪轮軟软輕轻載载較较輔辅輛辆輸输邊边達达過过邁迈運运還还這这進进遠远違违連连遲迟適适選选遞递邏逻遺遗鄭郑鄰邻釋释鑒鉴針针鈕钮鐘钟鋼钢錢钱鍵键鎖锁鏈链銷销鋪铺錯错鐵铁鑽钻長长門门閃闪閉闭間间閒闲聞闻閱阅闊阔隊队陽阳陰阴階阶際际陸陆陳陈險险隨随隱隐難难霧雾靜静頁页頂顶項项順顺須须頓顿預预領领頻频題题額额顏颜願愿顧顾風风飛飞飯饭飲饮館馆馬马駐驻駕驾驗验騎骑騙骗髒脏鬧闹魚鱼鮮鲜鳥鸟麥麦黃黄齊齐齒齿齡龄龍龙龜龟週周檯台臺台佈布佔占併并迴回麵面儘尽鬆松託托註注貳贰衝冲幹干纔才隻只彙汇匯汇徵征誌志遊游於于籲吁傢家並并';

const simplifiedOf: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);

/** Marks that are written in several ways; not the wide comma, which never stands inside a number. */
const marks: Readonly<Record<string, string>> = {
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '【': '(',
  '】': ')',
  '！': '!',
  '？': '?',
  '￥': '¥',
  '＋': '+',
  '　': ' ',
  '～': '~',
  '＞': '>',
  '＜': '<',
  '＝': '=',
  '％': '%',
  '／': '/',
};

/** As many UTF-16 units as before, each the folded form of the one in its place. */
export function foldTyped(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const plain = letter === '，' ? letter : (marks[letter] ?? simplifiedOf.get(letter) ?? foldText(letter));
    folded += plain.length === 1 ? plain : letter;
  }
  return folded;
}
