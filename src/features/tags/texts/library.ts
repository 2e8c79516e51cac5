import type { Texts } from '#platform/http';

export const libraryTexts = {
  'tag.notFound': {
    'zh-CN': ['没有标签「{tag}」。', '改成已有标签的编号、组名/标签名或别名，或者先把它加进百子柜。'],
    'zh-TW': ['沒有標籤「{tag}」。', '改成已有標籤的編號、組名/標籤名或別名，或先把它加進百子櫃。'],
    en: [
      'There is no tag "{tag}".',
      'Use the id, group/name or an alias of a tag there is, or add it to the library first.',
    ],
  },
  'tag.ambiguous': {
    'zh-CN': ['「{tag}」可以指好几个标签。', '写成 组名/标签名，或者用编号。'],
    'zh-TW': ['「{tag}」可以指好幾個標籤。', '寫成 組名/標籤名，或用編號。'],
    en: ['"{tag}" may mean several tags.', 'Write group/name, or use the id.'],
  },
  'tags.unknown': {
    'zh-CN': ['有 {count} 个标签认不出来。', '按 details 里的 path 改正；GET /tags 查看全部标签。'],
    'zh-TW': ['有 {count} 個標籤認不出來。', '依 details 裡的 path 改正；GET /tags 查看全部標籤。'],
    en: ['{count} tag(s) could not be found.', 'Correct each path named in details; GET /tags lists all.'],
  },
  'group.notFound': {
    'zh-CN': ['没有标签组「{group}」。', '用编号或组名；GET /tag-groups 查看全部标签组。'],
    'zh-TW': ['沒有標籤組「{group}」。', '用編號或組名；GET /tag-groups 查看全部標籤組。'],
    en: ['There is no tag group "{group}".', 'Use its id or name; GET /tag-groups lists all.'],
  },
  'category.notFound': {
    'zh-CN': ['没有大类「{category}」。', '用编号或名称；GET /categories 查看全部大类。'],
    'zh-TW': ['沒有大類「{category}」。', '用編號或名稱；GET /categories 查看全部大類。'],
    en: ['There is no category "{category}".', 'Use its id or name; GET /categories lists all.'],
  },
  'library.namesRefused': {
    'zh-CN': ['有 {count} 处名称或文字不能用。', '按 details 里的说明改名。'],
    'zh-TW': ['有 {count} 處名稱或文字不能用。', '依 details 裡的說明改名。'],
    en: ['{count} name(s) or text(s) cannot be used.', 'Change them as details say.'],
  },
  'library.nameTaken': {
    'zh-CN': ['有 {count} 个名称或键已经有人用了。', '换个名称，或用 details 里 path 指的那一个。'],
    'zh-TW': ['有 {count} 個名稱或鍵已經有人用了。', '換個名稱，或用 details 裡 path 指的那一個。'],
    en: ['{count} name(s) or key(s) are taken.', 'Take another, or use the one that details point to.'],
  },
  'library.unsound': {
    'zh-CN': ['这样改会让标签库有 {count} 处自相矛盾，没有改。', '按 details 里的说明改正。'],
    'zh-TW': ['這樣改會讓標籤庫有 {count} 處自相矛盾，沒有改。', '依 details 裡的說明改正。'],
    en: ['This would leave {count} contradiction(s) in the library; nothing was changed.', 'See details.'],
  },
  'library.inUse': {
    'zh-CN': [
      '「{name}」里还有 {count} 项，没有删。',
      '先看 references，再选 strategy：replace、freeze 或 delete。',
    ],
    'zh-TW': [
      '「{name}」裡還有 {count} 項，沒有刪。',
      '先看 references，再選 strategy：replace、freeze 或 delete。',
    ],
    en: [
      '"{name}" still holds {count} element(s); nothing was deleted.',
      'Look at references, then choose a strategy: replace, freeze or delete.',
    ],
  },
  'library.replacementNeeded': {
    'zh-CN': ['没有说由谁代替。', '加上 with=，写代替它的编号或名称。'],
    'zh-TW': ['沒有說由誰代替。', '加上 with=，寫代替它的編號或名稱。'],
    en: ['The replacement is missing.', 'Add with= and the id or name of what takes its place.'],
  },
  'tag.referenced': {
    'zh-CN': [
      '「{tag}」还有 {customers} 位客户和 {items} 处引用，没有删。',
      '看 references，再选 strategy：replace&with=…（换成别的标签）、freeze（放进冷藏室）或 delete（放进回收站，可以恢复）。',
    ],
    'zh-TW': [
      '「{tag}」還有 {customers} 位客戶和 {items} 處引用，沒有刪。',
      '看 references，再選 strategy：replace&with=…（換成別的標籤）、freeze（放進冷藏室）或 delete（放進回收站，可以恢復）。',
    ],
    en: [
      '"{tag}" is on {customers} customer(s) and named in {items} place(s); nothing was deleted.',
      'Look at references, then choose a strategy: replace&with=…, freeze (cold store) or delete (recycle bin, restorable).',
    ],
  },
  'tag.protected': {
    'zh-CN': ['「{tag}」是受保护的标签。', '请有 tags:applyProtected 权限的同事来做。'],
    'zh-TW': ['「{tag}」是受保護的標籤。', '請有 tags:applyProtected 權限的同事來做。'],
    en: ['"{tag}" is a protected tag.', 'Ask somebody with the right tags:applyProtected.'],
  },
  'tag.foreign': {
    'zh-CN': [
      '「{tag}」是在企业微信里建的，这里不能改名、移动或删除。',
      '在企业微信里改，这里会跟着变；想自己管，就接管一份（POST /tags/{id}/adopt）。',
    ],
    'zh-TW': [
      '「{tag}」是在企業微信裡建的，這裡不能改名、移動或刪除。',
      '在企業微信裡改，這裡會跟著變；想自己管，就接管一份（POST /tags/{id}/adopt）。',
    ],
    en: [
      '"{tag}" was made in WeCom; it cannot be renamed, moved or deleted here.',
      'Change it in WeCom and it follows here, or adopt a copy (POST /tags/{id}/adopt).',
    ],
  },
  'tag.notForeign': {
    'zh-CN': ['「{tag}」本来就归这里管，不用接管。', '直接改它就行。'],
    'zh-TW': ['「{tag}」本來就歸這裡管，不用接管。', '直接改它就行。'],
    en: ['"{tag}" is ours already.', 'Change it as it is.'],
  },
  'group.foreign': {
    'zh-CN': [
      '标签组「{group}」是在企业微信里建的，名称和去留归那边管。',
      '在企业微信里改，这里会跟着变；自己的标签放进另一个组。',
    ],
    'zh-TW': [
      '標籤組「{group}」是在企業微信裡建的，名稱和去留歸那邊管。',
      '在企業微信裡改，這裡會跟著變；自己的標籤放進另一個組。',
    ],
    en: [
      'The group "{group}" was made in WeCom, which keeps its name and whether it exists.',
      'Change it in WeCom and it follows here; tags of your own go into another group.',
    ],
  },
  'tag.replacedByItself': {
    'zh-CN': ['标签不能由自己代替。', '在 with 里写另一个标签。'],
    'zh-TW': ['標籤不能由自己代替。', '在 with 裡寫另一個標籤。'],
    en: ['A tag cannot take its own place.', 'Name another tag in with.'],
  },
  'tag.notRecycled': {
    'zh-CN': [
      '「{tag}」不在回收站、冷藏室或备胎库里。',
      '只有这些地方的标签可以恢复；合并掉的标签用撤销变更集恢复。',
    ],
    'zh-TW': [
      '「{tag}」不在回收站、冷藏室或備胎庫裡。',
      '只有這些地方的標籤可以恢復；合併掉的標籤用復原變更集恢復。',
    ],
    en: [
      '"{tag}" is in no store to be restored from.',
      'Only recycled, cold and reserve tags can be restored; undo the change set of a merge.',
    ],
  },
  'tag.personalNeedsPerson': {
    'zh-CN': ['个人标签要属于一位员工。', '用员工账号登录后创建，或者去掉 scope 创建企业标签。'],
    'zh-TW': ['個人標籤要屬於一位員工。', '用員工帳號登入後建立，或去掉 scope 建立企業標籤。'],
    en: ['A personal tag belongs to a person.', 'Sign in as a member of staff, or leave scope out.'],
  },
  'group.choiceConflict': {
    'zh-CN': [
      '有 {customers} 位客户有「{group}」里超过 {most} 个标签，不能限到 {most} 个。',
      '先给这些客户各留 {most} 个，再改。',
    ],
    'zh-TW': [
      '有 {customers} 位客戶有「{group}」裡超過 {most} 個標籤，不能限到 {most} 個。',
      '先給這些客戶各留 {most} 個，再改。',
    ],
    en: [
      '{customers} customer(s) hold more than {most} of the tags of "{group}", so it cannot allow {most} only.',
      'Leave each of them {most} first.',
    ],
  },
  'group.inUse': {
    'zh-CN': [
      '「{group}」的标签已经在 {customers} 位客户身上，不能再改「每位员工各自打」。',
      '新建一个标签组。',
    ],
    'zh-TW': [
      '「{group}」的標籤已經在 {customers} 位客戶身上，不能再改「每位員工各自打」。',
      '新建一個標籤組。',
    ],
    en: [
      'Tags of "{group}" are on {customers} customer(s), so "per staff" cannot change any more.',
      'Make a new group.',
    ],
  },
  'merge.refused': {
    'zh-CN': ['「{from}」不能并入「{into}」。', '看 details 里的原因。'],
    'zh-TW': ['「{from}」不能併入「{into}」。', '看 details 裡的原因。'],
    en: ['"{from}" cannot be merged into "{into}".', 'See details for the reason.'],
  },
  'merge.nothingToMerge': {
    'zh-CN': ['没有可以合并的标签'],
    'zh-TW': ['沒有可以合併的標籤'],
    en: ['has nothing to merge'],
  },
  'merge.intoItself': { 'zh-CN': ['不能并入自己'], 'zh-TW': ['不能併入自己'], en: ['is the same tag'] },
  'merge.unknownTag': { 'zh-CN': ['没有这个标签'], 'zh-TW': ['沒有這個標籤'], en: ['is not a tag'] },
  'merge.intoArchived': {
    'zh-CN': ['目标标签已归档，先恢复它'],
    'zh-TW': ['目標標籤已封存，先恢復它'],
    en: ['is archived; restore it first'],
  },
  'merge.intoPersonal': {
    'zh-CN': ['企业标签和别人的标签不能并入个人标签'],
    'zh-TW': ['企業標籤和別人的標籤不能併入個人標籤'],
    en: ['is a personal tag; only tags of its owner can be merged into it'],
  },
  'merge.sharedIntoPerStaff': {
    'zh-CN': ['目标组是每位员工各自打，共用的标签不知道算谁的'],
    'zh-TW': ['目標組是每位員工各自打，共用的標籤不知道算誰的'],
    en: ['is answered per staff; nobody knows whose answer a shared tag would be'],
  },
  'merge.otherGroup': {
    'zh-CN': ['两个标签不在同一组'],
    'zh-TW': ['兩個標籤不在同一組'],
    en: ['The two tags are in different groups'],
  },
  'merge.otherLevel': {
    'zh-CN': ['两个标签的高低不同'],
    'zh-TW': ['兩個標籤的高低不同'],
    en: ['The two tags are different levels'],
  },
  'merge.otherKind': {
    'zh-CN': ['两个标签的来历不同'],
    'zh-TW': ['兩個標籤的來歷不同'],
    en: ['The two tags come about differently'],
  },
  'merge.protectedTag': {
    'zh-CN': ['其中有受保护的标签'],
    'zh-TW': ['其中有受保護的標籤'],
    en: ['One of them is protected'],
  },
  'merge.personalTag': {
    'zh-CN': ['个人标签会变成企业标签'],
    'zh-TW': ['個人標籤會變成企業標籤'],
    en: ['A personal tag becomes an enterprise tag'],
  },
  'merge.perStaffToShared': {
    'zh-CN': ['各员工的标签会合成一个'],
    'zh-TW': ['各員工的標籤會合成一個'],
    en: ['Answers per staff become one'],
  },
  'changeSet.notFound': {
    'zh-CN': ['没有变更集 {id}。', 'GET /change-sets 查看全部变更集。'],
    'zh-TW': ['沒有變更集 {id}。', 'GET /change-sets 查看全部變更集。'],
    en: ['There is no change set {id}.', 'GET /change-sets lists all.'],
  },
  'changeSet.notYours': {
    'zh-CN': ['这次变更是 {by} 做的，其中有你看不到的标签。', '请 {by} 来撤销。'],
    'zh-TW': ['這次變更是 {by} 做的，其中有你看不到的標籤。', '請 {by} 來復原。'],
    en: ['{by} made this change, and it concerns tags that you do not see.', 'Ask {by} to undo it.'],
  },
  'changeSet.undone': {
    'zh-CN': ['变更集 {id} 已经撤销过了（{by}）。', '要恢复，撤销 {by}。'],
    'zh-TW': ['變更集 {id} 已經復原過了（{by}）。', '要恢復，復原 {by}。'],
    en: ['Change set {id} was undone already ({by}).', 'To bring it back, undo {by}.'],
  },
  'changeSet.tooOld': {
    'zh-CN': ['变更集 {id} 超过 {days} 天，不能再撤销。', '直接修改标签库。'],
    'zh-TW': ['變更集 {id} 超過 {days} 天，不能再復原。', '直接修改標籤庫。'],
    en: ['Change set {id} is older than {days} days and cannot be undone.', 'Change the library itself.'],
  },
  'library.nothingGiven': {
    'zh-CN': ['没有给出标签库文件。', '给 text（YAML、JSON 或 CSV）、document 或 preset。'],
    'zh-TW': ['沒有給出標籤庫檔案。', '給 text（YAML、JSON 或 CSV）、document 或 preset。'],
    en: ['No library was given.', 'Send text (YAML, JSON or CSV), document or preset.'],
  },
  'library.severalGiven': {
    'zh-CN': [
      '标签库给了不止一份：{fields}。',
      '只留一种：preset、document、text、file，或者文档自己的字段。',
    ],
    'zh-TW': [
      '標籤庫給了不止一份：{fields}。',
      '只留一種：preset、document、text、file，或者文件自己的欄位。',
    ],
    en: [
      'More than one library was given: {fields}.',
      'Keep one: preset, document, text, file, or the fields of a document.',
    ],
  },
  'library.planChanged': {
    'zh-CN': ['看过方案以后标签库又变了，没有执行。', '重新 plan，看过再 apply。'],
    'zh-TW': ['看過方案以後標籤庫又變了，沒有執行。', '重新 plan，看過再 apply。'],
    en: ['The library changed after the plan was shown; nothing was done.', 'Plan again, look, then apply.'],
  },
  'library.planStale': {
    'zh-CN': ['方案里的内容已经不在了，没有执行。', '重新 plan。'],
    'zh-TW': ['方案裡的內容已經不在了，沒有執行。', '重新 plan。'],
    en: ['Something in the plan is gone; nothing was done.', 'Plan again.'],
  },
  'library.planRefused': {
    'zh-CN': ['方案里有 {count} 处不能执行，什么都没改。', '按 details 里的说明改正后重新 plan。'],
    'zh-TW': ['方案裡有 {count} 處不能執行，什麼都沒改。', '依 details 裡的說明改正後重新 plan。'],
    en: [
      '{count} part(s) of the plan cannot be carried out; nothing was changed.',
      'Correct them as details say.',
    ],
  },
  'library.invalidDocument': {
    'zh-CN': ['标签库文件有 {faults} 处不对。', '按 details 里每一项的 path 改正。'],
    'zh-TW': ['標籤庫檔案有 {faults} 處不對。', '依 details 裡每一項的 path 改正。'],
    en: ['The library document has {faults} fault(s).', 'Correct each path named in details.'],
  },
  'library.unreadable': {
    'zh-CN': ['这不是能读的 {format}（第 {line} 行第 {column} 列）。', '检查缩进、引号和编码（UTF-8）。'],
    'zh-TW': ['這不是能讀的 {format}（第 {line} 行第 {column} 列）。', '檢查縮排、引號與編碼（UTF-8）。'],
    en: ['This is not readable {format} (line {line}, column {column}).', 'Check indents, quotes and UTF-8.'],
  },
  'library.notJson': {
    'zh-CN': ['这不是能读的 JSON：从「{near}」这里读不下去了。', '检查引号、逗号和括号。'],
    'zh-TW': ['這不是能讀的 JSON：從「{near}」這裡讀不下去了。', '檢查引號、逗號與括號。'],
    en: [
      'This is not readable JSON: it stops making sense at "{near}".',
      'Check quotes, commas and brackets.',
    ],
  },
  'library.tooDeep': {
    'zh-CN': ['第 {line} 行嵌套得太深。', '标签库最多 30 层大类；检查缩进和括号。'],
    'zh-TW': ['第 {line} 行巢狀得太深。', '標籤庫最多 30 層大類；檢查縮排與括號。'],
    en: [
      'Line {line} is nested too deeply.',
      'A library has 30 levels of categories at most; check indents and brackets.',
    ],
  },
  'library.unfoldsTooFar': {
    'zh-CN': ['这份 YAML 展开以后太大。', '少用别名（& 和 *），或者分成几份。'],
    'zh-TW': ['這份 YAML 展開以後太大。', '少用別名（& 和 *），或者分成幾份。'],
    en: ['This YAML unfolds to too much.', 'Use fewer aliases (& and *), or split it.'],
  },
  'library.notWorkbook': {
    'zh-CN': ['这不是能读的 XLSX 工作簿。', '用表格软件另存为 .xlsx 再发；在 JSON 里用 Base64 写在 file。'],
    'zh-TW': ['這不是能讀的 XLSX 活頁簿。', '用試算表軟體另存為 .xlsx 再送；在 JSON 裡用 Base64 寫在 file。'],
    en: [
      'This is not a readable XLSX workbook.',
      'Save it as .xlsx again; inside JSON it is the Base64 in file.',
    ],
  },
  'library.tooLarge': {
    'zh-CN': ['标签库文件太大（{characters} 个字符，最多 {most}）。', '分几个文件导入。'],
    'zh-TW': ['標籤庫檔案太大（{characters} 個字元，最多 {most}）。', '分幾個檔案匯入。'],
    en: ['The document is too large ({characters} characters, {most} at most).', 'Split it.'],
  },
  'preset.notFound': {
    'zh-CN': ['没有模板「{preset}」。', 'GET /library/presets 查看全部模板。'],
    'zh-TW': ['沒有範本「{preset}」。', 'GET /library/presets 查看全部範本。'],
    en: ['There is no preset "{preset}".', 'GET /library/presets lists all.'],
  },
  'library.duplicateKey': {
    'zh-CN': ['这个 key 已经有了，换一个'],
    'zh-TW': ['這個 key 已經有了，換一個'],
    en: ['has a key that is taken; choose another'],
  },
  'library.duplicatePath': {
    'zh-CN': ['同一处已经有这个名称'],
    'zh-TW': ['同一處已經有這個名稱'],
    en: ['has a name that is taken there'],
  },
  'library.unknownParent': {
    'zh-CN': ['上一级「{parent}」不存在'],
    'zh-TW': ['上一級「{parent}」不存在'],
    en: ['stands below "{parent}", which does not exist'],
  },
  'library.archivedParent': {
    'zh-CN': ['上一级「{parent}」已归档，先启用它'],
    'zh-TW': ['上一級「{parent}」已封存，先啟用它'],
    en: ['stands below "{parent}", which is archived; bring that back first'],
  },
  'library.cycle': {
    'zh-CN': ['大类不能放进自己里面'],
    'zh-TW': ['大類不能放進自己裡面'],
    en: ['would stand inside itself'],
  },
  'library.maxOnSingle': {
    'zh-CN': ['单选组没有「最多几个」'],
    'zh-TW': ['單選組沒有「最多幾個」'],
    en: ['is single choice and has no maximum'],
  },
  'library.personalWithoutOwner': {
    'zh-CN': ['个人标签没有主人'],
    'zh-TW': ['個人標籤沒有主人'],
    en: ['is a personal tag without an owner'],
  },
  badKey: {
    'zh-CN': ['key 只能用小写字母、数字和中间的 . _ -'],
    'zh-TW': ['key 只能用小寫字母、數字和中間的 . _ -'],
    en: ['must be lower-case letters and digits with single . _ - between them'],
  },
  tooDeep: { 'zh-CN': ['超过 {max} 层'], 'zh-TW': ['超過 {max} 層'], en: ['is deeper than {max}'] },
  unknownColumn: { 'zh-CN': ['不认识这一列'], 'zh-TW': ['不認識這一列'], en: ['is not a known column'] },
  doubledColumn: { 'zh-CN': ['这一列出现了两次'], 'zh-TW': ['這一列出現了兩次'], en: ['stands there twice'] },
  missingColumn: { 'zh-CN': ['缺少这一列'], 'zh-TW': ['缺少這一列'], en: ['is missing'] },
  contradiction: {
    'zh-CN': ['和上面的行说得不一样'],
    'zh-TW': ['和上面的列說得不一樣'],
    en: ['contradicts a row above'],
  },
  missingCell: { 'zh-CN': ['这一格不能空'], 'zh-TW': ['這一格不能空'], en: ['must not be empty'] },
  groupInTwoPlaces: {
    'zh-CN': ['同一个标签组出现在两个大类下'],
    'zh-TW': ['同一個標籤組出現在兩個大類下'],
    en: ['stands in two categories'],
  },
  unreadable: {
    'zh-CN': ['这个单元格的内容认不出来'],
    'zh-TW': ['這個儲存格的內容認不出來'],
    en: ['cannot be read'],
  },
} as const satisfies Texts;
